package org.seedcast.config;

import java.util.List;

/**
 * How a process seeds.
 *
 * @param allowNet address ranges in CIDR notation whose peers may be connected to although they are private
 */
public record SeedingOptions(Listening listening, Sharing sharing, StopRules rules, List<String> allowNet) {
    public SeedingOptions {
        allowNet = List.copyOf(allowNet);
    }
}
