package org.seedcast.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a client is to fetch, and where.
 *
 * @param address the client's own, IPv4 or IPv6
 * @param source a .torrent file or a magnet link
 * @param directory for the content
 */
public record Download(Network network, String address, String source, Path directory) {
    public boolean isIpv6() {
        return address.contains(":");
    }

    /** A new place for what the client keeps beside the content. */
    Path home(String client) throws IOException {
        return Files.createTempDirectory(directory, "." + client);
    }
}
