package org.seedcast.seed.bt;

import java.net.URI;
import java.util.List;
import org.seedcast.peers.Sample;
import org.seedcast.torrent.InvalidMetainfo;
import org.seedcast.torrent.MagnetLink;
import org.seedcast.torrent.Metainfo;

/** What a leecher is given, and so how it finds its seeder. */
enum Lead {
    /** A .torrent that names a tracker. */
    TORRENT("http"),
    /** A .torrent that names a tracker over UDP (BEP 15), for the seeder as well. */
    TORRENT_OVER_UDP("udp"),
    /** A .torrent without a tracker, and the seeder's address besides. */
    TORRENT_AND_PEER(""),
    /** A magnet link that names a tracker. */
    MAGNET("http"),
    /** A magnet link that names the seeder (BEP 9, x.pe). */
    MAGNET_AND_PEER("");

    /** Of the tracker's URL; empty when there is none. */
    private final String scheme;

    Lead(String scheme) {
        this.scheme = scheme;
    }

    boolean namesTracker() {
        return !scheme.isEmpty();
    }

    boolean namesSeeder() {
        return this == MAGNET_AND_PEER;
    }

    /** @param host and port of the tracker, as in a URL */
    List<URI> trackers(String host) {
        return namesTracker() ? List.of(URI.create(scheme + "://" + host + "/announce")) : List.of();
    }

    /**
     * A .torrent file or a magnet link.
     *
     * @param seeder its host and port, as in a URL, where the lead names it
     */
    String source(Sample sample, String seeder) throws InvalidMetainfo {
        return switch (this) {
            case TORRENT, TORRENT_OVER_UDP, TORRENT_AND_PEER -> sample.torrent().toString();
            case MAGNET ->
                MagnetLink.of(Metainfo.read(sample.torrent())).orElseThrow().toString();
            case MAGNET_AND_PEER -> "magnet:?xt=urn:btih:" + sample.infoHash() + "&x.pe=" + seeder;
        };
    }
}
