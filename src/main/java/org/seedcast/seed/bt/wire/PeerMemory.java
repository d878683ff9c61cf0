package org.seedcast.seed.bt.wire;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Memory used by all peers together, and its cap: over the cap, the peers that hold most and have accepted no data for
 * longest are dropped. Only for the network thread.
 */
public final class PeerMemory {
    private static final Logger LOG = LoggerFactory.getLogger(PeerMemory.class);

    /** Least time counted, so that the size of a peer that has just accepted data counts, too. */
    private static final double LEAST_SECONDS = 0.1;

    private final long cap;
    private final Map<Tenant, Long> held = new LinkedHashMap<>();
    private long total;

    /** An owner of memory. */
    interface Tenant {
        /** Returns the seconds since it last accepted data. */
        double secondsStale(long now);

        /** Releases all of it. */
        void close();
    }

    public PeerMemory(long cap) {
        this.cap = cap;
    }

    long total() {
        return total;
    }

    /** Reports whether work that can wait should not start. */
    public boolean isTight() {
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
            LOG.debug("{} is dropped: peers hold {} bytes, of {}", heaviest, total, cap);
            heaviest.close();
            left(heaviest);
        }
    }
}
