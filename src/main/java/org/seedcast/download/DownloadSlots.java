package org.seedcast.download;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Limits downloads in all and per host; first come, first served. */
final class DownloadSlots {
    private final Semaphore all;
    private final int perHost;
    private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();

    DownloadSlots(int all, int perHost) {
        this.all = new Semaphore(all, true);
        this.perHost = perHost;
    }

    /** A slot of one download, until closed. */
    interface Turn {
        void close();
    }

    /** For a file of this machine. */
    Turn take() throws InterruptedException {
        all.acquire();
        return all::release;
    }

    /** Waits for a slot; waiting for one host takes none from the others. */
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
