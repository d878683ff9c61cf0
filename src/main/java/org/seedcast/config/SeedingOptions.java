package org.seedcast.config;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a process seeds.
 *
 * @param port to listen on, 0 for any free one; empty for the first free one of the usual range
 * @param bind the one address to listen on; empty for all
 * @param seedFor after which time to end; empty for never
 */
public record SeedingOptions(OptionalInt port, Optional<InetAddress> bind, boolean dht, Optional<Duration> seedFor) {
    public SeedingOptions {
        if (port.isPresent() && (port.getAsInt() < 0 || port.getAsInt() > 65535)) {
            throw new IllegalArgumentException("--port takes a number from 0 to 65535");
        }
    }
}
