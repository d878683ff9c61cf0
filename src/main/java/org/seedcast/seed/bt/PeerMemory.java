package org.seedcast.seed.bt;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all peers together keep in memory, and the cap on it: over it those are left that hold most and have taken nothing
 * for longest. Only for the network thread.
 */
final class PeerMemory {
    private static final Logger LOG = LoggerFactory.getLogger(PeerMemory.class);

    /** So that one that has just taken something counts by its size, too. */
    private static final double LEAST_SECONDS = 0.1;

    private final long cap;
    private final Map<Tenant, Long> held = new LinkedHashMap<>();
    private long total;

    /** Somebody who holds memory. */
    interface Tenant {
        /** How long it has taken nothing. */
        double secondsStale(long now);

        /** Lets go of all of it. */
        void close();
    }

    PeerMemory(long cap) {
        this.cap = cap;
    }

    long total() {
        return total;
    }

    /** Nobody should begin what can wait. */
    boolean isTight() {
        return total > cap / 4 * 3;
    }

    boolean isExceeded() {
        return total > cap;
    }

    void holds(Tenant tenant, long bytes) {
        Long before = held.put(tenant, bytes);
        total += bytes - (before == null ? 0 : before);
    }

    void left(Tenant tenant) {
        Long before = held.remove(tenant);
        total -= before == null ? 0 : before;
    }

    /** Leaves peers until the others fit. */
    void shed(long now) {
        while (isExceeded() && !held.isEmpty()) {
            Tenant heaviest = held.entrySet().stream()
                    .max(Comparator.comparingDouble(one -> one.getValue()
                            * Math.max(LEAST_SECONDS, one.getKey().secondsStale(now))))
                    .orElseThrow()
                    .getKey();
            LOG.debug("{} is left: peers hold {} bytes, of {}", heaviest, total, cap);
            heaviest.close();
            left(heaviest);
        }
    }
}
