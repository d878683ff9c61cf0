package org.seedcast.config;

import java.util.List;

/**
 * Options for seeding.
 *
 * @param allowNet address ranges in CIDR notation whose peers may be connected to although they are private
 */
public record SeedingOptions(ListenOptions listening, UploadOptions sharing, StopRules rules, List<String> allowNet) {
    public SeedingOptions {
        allowNet = List.copyOf(allowNet);
    }
}
