package org.seedcast.announce;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.seedcast.announce.tracker.TrackerAnswer.Counts;

/**
 * The last report of one tracker on one torrent's swarm. Written by the announcing thread alone, read by any; times are
 * those of {@link System#nanoTime()}.
 */
final class LastSwarmReport {
    private static final Duration HOLDS_AT_LEAST = Duration.ofHours(1);
    private static final int UNKNOWN = -1;

    private Counts last = new Counts(UNKNOWN, UNKNOWN, UNKNOWN);
    private volatile @Nullable Held held;

    /**
     * Stores a report; a figure that it lacks keeps its last value.
     *
     * @param us how often the tracker counts us among the seeders
     * @param interval after which it is asked again; its report holds twice as long, so that a tracker that is gone is
     *     forgotten
     */
    void said(Counts counts, int us, Duration interval, long nowNanos) {
        last = new Counts(
                counts.seeders() < 0 ? last.seeders() : Math.max(counts.seeders() - us, 0),
                counts.leechers() < 0 ? last.leechers() : counts.leechers(),
                counts.downloads() < 0 ? last.downloads() : counts.downloads());
        if (last.seeders() >= 0 || last.leechers() >= 0) {
            held = new Held(size(last), nowNanos + life(interval).toNanos());
        }
    }

    private static SwarmSize size(Counts counts) {
        OptionalInt downloads = counts.downloads() < 0 ? OptionalInt.empty() : OptionalInt.of(counts.downloads());
        return new SwarmSize(Math.max(counts.seeders(), 0), Math.max(counts.leechers(), 0), downloads);
    }

    private static Duration life(Duration interval) {
        Duration asked = interval.compareTo(AnnounceSchedule.LONGEST) > 0 ? AnnounceSchedule.LONGEST : interval;
        Duration twice = asked.multipliedBy(2);
        return twice.compareTo(HOLDS_AT_LEAST) > 0 ? twice : HOLDS_AT_LEAST;
    }

    /** Empty when the tracker never said, or too long ago. */
    Optional<SwarmSize> size(long nowNanos) {
        Held word = held;
        return word == null || nowNanos - word.endNanos > 0 ? Optional.empty() : Optional.of(word.size);
    }

    private record Held(SwarmSize size, long endNanos) {}
}
