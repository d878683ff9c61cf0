package org.seedcast.torrent;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A torrent in one line (BEP 9): enough for a client to fetch the rest from peers.
 *
 * @param length of the content, in bytes
 */
public record MagnetLink(InfoHash infoHash, String name, long length, List<URI> trackers, List<URI> webSeeds) {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final String DIGITS = "0123456789ABCDEF";

    public MagnetLink {
        trackers = List.copyOf(trackers);
        webSeeds = List.copyOf(webSeeds);
    }

    public static MagnetLink of(Metainfo torrent) {
        return new MagnetLink(
                torrent.infoHash(),
                torrent.info().name(),
                torrent.info().content().length(),
                torrent.announceList().all(),
                torrent.webSeeds());
    }

    public URI toUri() {
        return URI.create(toString());
    }

    /** Pure ASCII; a space is {@code %20}, since clients differ over {@code +}. */
    @Override
    public String toString() {
        StringBuilder link = new StringBuilder("magnet:?xt=urn:btih:").append(infoHash);
        link.append("&dn=").append(encoded(name)).append("&xl=").append(length);
        trackers.forEach(tracker -> link.append("&tr=").append(encoded(tracker.toString())));
        webSeeds.forEach(seed -> link.append("&ws=").append(encoded(seed.toString())));
        return link.toString();
    }

    /** Everything but unreserved characters is escaped (RFC 3986, section 2.3). */
    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(DIGITS.charAt(b >> 4 & 0xf)).append(DIGITS.charAt(b & 0xf));
            }
        }
        return encoded.toString();
    }
}
