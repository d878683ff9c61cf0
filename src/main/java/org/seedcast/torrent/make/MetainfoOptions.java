package org.seedcast.torrent.make;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.seedcast.torrent.AnnounceList;
import org.seedcast.torrent.DhtNode;
import org.seedcast.torrent.Info;
import org.seedcast.torrent.Metainfo;
import org.seedcast.torrent.WebSeed;

/**
 * The keys outside the info of a new torrent: none of them is part of the info-hash.
 *
 * @param date of creation; empty for none, so that the same files give the same bytes
 */
public record MetainfoOptions(
        AnnounceList trackers,
        List<WebSeed> webSeeds,
        List<DhtNode> nodes,
        Optional<String> comment,
        Optional<String> createdBy,
        Optional<Instant> date) {
    /** The empty label: only the info. */
    public static final MetainfoOptions NONE = new MetainfoOptions(
            AnnounceList.NONE, List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());

    public MetainfoOptions {
        webSeeds = List.copyOf(webSeeds);
        nodes = List.copyOf(nodes);
    }

    /** As they were named for content like this. */
    public List<URI> webSeeds(Info info) {
        return webSeeds.stream()
                .map(seed -> seed.of(info.name(), info.content()))
                .toList();
    }

    public Metainfo around(Info info) {
        Metainfo torrent = Metainfo.of(info, trackers, WebSeed.withLoneFile(webSeeds(info), info), comment, createdBy)
                .withNodes(nodes);
        return date.isPresent() ? torrent.withCreationDate(date.get()) : torrent;
    }
}
