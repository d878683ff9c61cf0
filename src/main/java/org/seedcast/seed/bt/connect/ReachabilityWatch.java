package org.seedcast.seed.bt.connect;

import java.time.Duration;

/**
 * Detects a port that seems closed to the world: nobody has connected for long although some peers want data. Reports
 * it once. For one thread.
 */
public final class ReachabilityWatch {
    /** Time without a connection: trackers announce a newcomer to the swarm within minutes. */
    static final Duration LONG = Duration.ofMinutes(15);

    private boolean told;

    /**
     * @param listening the time since the port was opened
     * @param taken connections that came in so far
     * @param leechers that trackers report, all torrents together
     * @return whether to report it now
     */
    public boolean seemsClosed(Duration listening, long taken, long leechers) {
        boolean closed = !told && taken == 0 && leechers > 0 && listening.compareTo(LONG) >= 0;
        told |= closed;
        return closed;
    }
}
