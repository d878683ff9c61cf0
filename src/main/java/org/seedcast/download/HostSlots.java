package org.seedcast.download;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** At most so many downloads from one host at a time, whatever the number of workers. */
final class HostSlots {
    private final int perHost;
    private final Map<String, Semaphore> slots = new ConcurrentHashMap<>();

    HostSlots(int perHost) {
        this.perHost = perHost;
    }

    /** The slots of {@code host}, to acquire one from and release it to; first come, first served. */
    Semaphore of(String host) {
        return slots.computeIfAbsent(host.toLowerCase(Locale.ROOT), any -> new Semaphore(perHost, true));
    }
}
