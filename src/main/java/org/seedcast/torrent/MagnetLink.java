package org.seedcast.torrent;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A torrent in one line (BEP 9): enough for a client to fetch the rest from peers.
 *
 * @param topics what names the torrent; a hybrid has one of version 1 and one of version 2 (BEP 52)
 * @param length of the content, in bytes
 */
public record MagnetLink(List<String> topics, String name, long length, List<URI> trackers, List<URI> webSeeds) {
    /** A SHA-256 as a multihash: its type, its length. */
    private static final String SHA_256 = "1220";

    public MagnetLink {
        topics = List.copyOf(topics);
        trackers = List.copyOf(trackers);
        webSeeds = List.copyOf(webSeeds);
    }

    /** A torrent of version 1. */
    public MagnetLink(InfoHash infoHash, String name, long length, List<URI> trackers, List<URI> webSeeds) {
        this(topics(Optional.of(infoHash), Optional.empty()), name, length, trackers, webSeeds);
    }

    /** Empty for a private torrent, as nobody gives out its info (BEP 27): whoever opened such a link would wait for ever. */
    public static Optional<MagnetLink> of(Metainfo torrent) {
        return Overview.of(torrent).magnet();
    }

    static List<String> topics(Optional<InfoHash> infoHash, Optional<Sha256> infoHashV2) {
        return Stream.concat(
                        infoHash.stream().map(hash -> "urn:btih:" + hash),
                        infoHashV2.stream().map(hash -> "urn:btmh:" + SHA_256 + hash))
                .toList();
    }

    public URI toUri() {
        return URI.create(toString());
    }

    /** Pure ASCII; a space is {@code %20}, since clients differ over {@code +}. */
    @Override
    public String toString() {
        StringBuilder link = new StringBuilder("magnet:?xt=").append(String.join("&xt=", topics));
        link.append("&dn=").append(Percent.encoded(name)).append("&xl=").append(length);
        trackers.forEach(tracker -> link.append("&tr=").append(Percent.encoded(tracker.toString())));
        webSeeds.forEach(seed -> link.append("&ws=").append(Percent.encoded(seed.toString())));
        return link.toString();
    }
}
