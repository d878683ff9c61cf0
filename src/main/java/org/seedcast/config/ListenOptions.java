package org.seedcast.config;

import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Options for the addresses at which peers find a process that seeds.
 *
 * @param port to listen on, 0 for any free one; empty for the first free one of the usual range
 * @param bind the one address to listen on; empty for all
 * @param lsd whether torrents are announced in the same network (BEP 14)
 */
public record ListenOptions(OptionalInt port, Optional<InetAddress> bind, boolean dht, boolean lsd) {
    public ListenOptions {
        if (port.isPresent() && (port.getAsInt() < 0 || port.getAsInt() > 65535)) {
            throw new IllegalArgumentException("--port takes a number from 0 to 65535");
        }
    }
}
