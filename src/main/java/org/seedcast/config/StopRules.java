package org.seedcast.config;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Rules that end seeding by itself; empty for never.
 *
 * @param seedFor the time after which the process ends
 * @param ratio a torrent ends once this many times its size was uploaded in total
 * @param copies a torrent ends once this many complete copies are seen elsewhere
 */
public record StopRules(Optional<Duration> seedFor, OptionalDouble ratio, OptionalInt copies) {
    public static final StopRules NONE = new StopRules(Optional.empty(), OptionalDouble.empty(), OptionalInt.empty());

    public StopRules {
        if (ratio.isPresent() && !(ratio.getAsDouble() > 0 && Double.isFinite(ratio.getAsDouble()))) {
            throw new IllegalArgumentException("--seed-ratio takes a number above 0, such as 2 or 1.5");
        }
        if (copies.isPresent() && copies.getAsInt() < 1) {
            throw new IllegalArgumentException("--seed-copies takes a number of at least 1");
        }
    }
}
