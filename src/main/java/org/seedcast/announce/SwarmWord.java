package org.seedcast.announce;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What one tracker said last of one torrent's swarm. Told by the announcing thread alone, asked by any; moments are those
 * of {@link System#nanoTime()}.
 */
final class SwarmWord {
    private static final Duration HOLDS_AT_LEAST = Duration.ofHours(1);
    private static final int UNKNOWN = -1;

    private int seeders = UNKNOWN;
    private int leechers = UNKNOWN;
    private int downloads = UNKNOWN;
    private volatile @Nullable Held held;

    /**
     * Remembers what was said; a figure below 0 was not.
     *
     * @param us how often the tracker counts us among the seeders
     * @param interval after which it is asked again; its word holds twice as long, lest a tracker that is gone lives on
     */
    void said(int seeders, int leechers, int downloads, int us, Duration interval, long nowNanos) {
        this.seeders = seeders < 0 ? this.seeders : Math.max(seeders - us, 0);
        this.leechers = leechers < 0 ? this.leechers : leechers;
        this.downloads = downloads < 0 ? this.downloads : downloads;
        if (this.seeders >= 0 || this.leechers >= 0) {
            held = new Held(size(), nowNanos + life(interval).toNanos());
        }
    }

    private static Duration life(Duration interval) {
        Duration asked = interval.compareTo(AnnounceSchedule.LONGEST) > 0 ? AnnounceSchedule.LONGEST : interval;
        Duration twice = asked.multipliedBy(2);
        return twice.compareTo(HOLDS_AT_LEAST) > 0 ? twice : HOLDS_AT_LEAST;
    }

    private SwarmSize size() {
        OptionalInt known = downloads < 0 ? OptionalInt.empty() : OptionalInt.of(downloads);
        return new SwarmSize(Math.max(seeders, 0), Math.max(leechers, 0), known);
    }

    /** Empty when the tracker never said, or too long ago. */
    Optional<SwarmSize> size(long nowNanos) {
        Held last = held;
        return last == null || nowNanos - last.endNanos > 0 ? Optional.empty() : Optional.of(last.size);
    }

    private record Held(SwarmSize size, long endNanos) {}
}
