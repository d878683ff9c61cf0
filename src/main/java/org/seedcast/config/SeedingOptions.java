package org.seedcast.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a process seeds.
 *
 * @param seedFor after which time to end; empty for never
 * @param allowNet address ranges in CIDR notation whose peers may be connected to although they are private
 */
public record SeedingOptions(Listening listening, Sharing sharing, Optional<Duration> seedFor, List<String> allowNet) {
    public SeedingOptions {
        allowNet = List.copyOf(allowNet);
    }
}
