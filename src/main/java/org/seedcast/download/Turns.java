package org.seedcast.download;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** At most so many downloads at a time, and of these so many from one host; first come, first served. */
final class Turns {
    private final Semaphore all;
    private final int perHost;
    private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();

    Turns(int all, int perHost) {
        this.all = new Semaphore(all, true);
        this.perHost = perHost;
    }

    /** A turn that nobody else has, until it is closed. */
    interface Turn {
        void close();
    }

    /** For a file of this machine. */
    Turn take() throws InterruptedException {
        all.acquire();
        return all::release;
    }

    /** Whoever waits for a host takes nothing from the others meanwhile. */
    Turn take(String host) throws InterruptedException {
        Semaphore slots = hosts.computeIfAbsent(host.toLowerCase(Locale.ROOT), any -> new Semaphore(perHost, true));
        slots.acquire();
        try {
            Turn turn = take();
            return () -> {
                turn.close();
                slots.release();
            };
        } catch (InterruptedException e) {
            slots.release();
            throw e;
        }
    }
}
