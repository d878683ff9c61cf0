package org.seedcast.announce;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** How a call to a tracker ended. */
public sealed interface TrackerAnswer {
    /**
     * The tracker knows the peer now.
     *
     * @param interval until the next call; zero when it named none
     * @param seeders and {@code leechers}: the swarm's size as far as the tracker said, else -1
     * @param externalAddress ours as the tracker sees it (BEP 24)
     */
    record Accepted(
            Duration interval,
            int seeders,
            int leechers,
            List<InetSocketAddress> peers,
            Optional<String> trackerId,
            Optional<InetAddress> externalAddress)
            implements TrackerAnswer {}

    /**
     * The tracker answered that it will not.
     *
     * @param retryIn when to ask again (BEP 31), {@link #NEVER} for not at all, empty when it did not say
     */
    record Refused(String reason, Optional<Duration> retryIn) implements TrackerAnswer {
        public static final Duration NEVER = ChronoUnit.FOREVER.getDuration();
    }

    /** No answer that could be understood came from there. */
    record Unreachable(String reason) implements TrackerAnswer {}
}
