package org.seedcast.app.seed;

import java.time.Duration;

/**
 * The intervals of a process that seeds.
 *
 * @param turn looks for new torrents and judges the present ones
 * @param status reports the progress
 * @param save saves its counts
 */
public record SeedingIntervals(Duration turn, Duration status, Duration save) {
    /** For logs and scripts. */
    public static final SeedingIntervals USUAL =
            new SeedingIntervals(Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1));

    /** For somebody who watches. */
    public static final SeedingIntervals WATCHED =
            new SeedingIntervals(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(1));
}
