package org.seedcast.seed.bt;

import java.time.Duration;

/**
 * Whether the port seems to be closed to the world: nobody came in for long although there are peers that want something. Says
 * so once. For one thread.
 */
final class PortWatch {
    /** Trackers tell a swarm of a newcomer within minutes. */
    static final Duration LONG = Duration.ofMinutes(15);

    private boolean told;

    /**
     * @param listening since when, until now
     * @param taken connections that came in so far
     * @param leechers that trackers tell of, all torrents together
     * @return whether it is to be said now
     */
    boolean seemsClosed(Duration listening, long taken, long leechers) {
        boolean closed = !told && taken == 0 && leechers > 0 && listening.compareTo(LONG) >= 0;
        told |= closed;
        return closed;
    }
}
