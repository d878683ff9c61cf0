package org.seedcast.announce.tracker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.seedcast.failure.SeedcastException;
import org.seedcast.http.HttpFault;
import org.seedcast.torrent.InfoHash;

/** The outcome of a call to a tracker. */
public sealed interface TrackerAnswer {
    /**
     * The tracker has accepted the announce.
     *
     * @param interval until the next call; zero when it named none
     * @param seeders and {@code leechers}: the swarm's size, ourselves included, as far as the tracker reports it, else
     *     -1
     * @param externalAddress ours as the tracker sees it (BEP 24)
     * @param listed how often it may list us: once for each address family announced over (BEP 7)
     */
    record Accepted(
            Duration interval,
            int seeders,
            int leechers,
            List<InetSocketAddress> peers,
            Optional<String> trackerId,
            Optional<InetAddress> externalAddress,
            int listed)
            implements TrackerAnswer {
        /** The same announce as it was accepted over the other address family. */
        Accepted and(Accepted other) {
            return new Accepted(
                    interval.compareTo(other.interval) > 0 ? interval : other.interval,
                    Math.max(seeders, other.seeders),
                    Math.max(leechers, other.leechers),
                    Stream.concat(peers.stream(), other.peers.stream())
                            .distinct()
                            .toList(),
                    trackerId.or(other::trackerId),
                    externalAddress.or(other::externalAddress),
                    listed + other.listed);
        }
    }

    /**
     * The tracker has reported the size of swarms (BEP 48).
     *
     * @param swarms of those asked for, the ones it knows
     * @param leastWait until it wants to be scraped again; zero when it did not say
     */
    record Scraped(Map<InfoHash, Counts> swarms, Duration leastWait) implements TrackerAnswer {
        /** The same scrape as it was answered over the other address family. */
        Scraped and(Scraped other) {
            Map<InfoHash, Counts> both = new HashMap<>(swarms);
            other.swarms.forEach((infoHash, counts) -> both.merge(infoHash, counts, Counts::or));
            return new Scraped(both, leastWait.compareTo(other.leastWait) > 0 ? leastWait : other.leastWait);
        }
    }

    /**
     * The tracker has refused.
     *
     * @param retryIn when to ask again (BEP 31), {@link #NEVER} for not at all, empty when it did not say
     */
    record Refused(String reason, Optional<Duration> retryIn) implements TrackerAnswer {
        public static final Duration NEVER = ChronoUnit.FOREVER.getDuration();
    }

    /** A response that is no answer: a web page, say. */
    record Garbled(String reason) implements TrackerAnswer {}

    /** No response, or only one that the host is in trouble. */
    record Unreachable(String reason) implements TrackerAnswer {
        /** @param failure of a future, wrapped or not */
        public static Unreachable because(Throwable failure) {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
            Throwable told = cause != null ? cause : failure;
            return new Unreachable(
                    told instanceof IOException fault && !TrackerAddresses.isOfOtherFamily(fault)
                            ? HttpFault.reason(fault)
                            : SeedcastException.reason(told));
        }
    }

    /** A swarm's size, ourselves included; -1 is a figure that the tracker did not report. */
    record Counts(int seeders, int leechers, int downloads) {
        /** Returns the larger one of each figure. */
        Counts or(Counts other) {
            return new Counts(
                    Math.max(seeders, other.seeders),
                    Math.max(leechers, other.leechers),
                    Math.max(downloads, other.downloads));
        }
    }
}
