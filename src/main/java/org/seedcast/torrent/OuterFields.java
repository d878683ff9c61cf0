package org.seedcast.torrent;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.seedcast.torrent.bencode.BDictionary;
import org.seedcast.torrent.bencode.BInteger;
import org.seedcast.torrent.bencode.BList;
import org.seedcast.torrent.bencode.BString;
import org.seedcast.torrent.bencode.Bencoded;

/**
 * The keys outside {@code info} in a .torrent, which may change without changing the torrent.
 *
 * @param others keys that are unknown here and kept as they are, such as {@code piece layers} (BEP 52)
 */
record OuterFields(
        AnnounceList announceList,
        List<URI> webSeeds,
        List<DhtNode> nodes,
        Optional<String> comment,
        Optional<String> createdBy,
        Optional<Instant> creationDate,
        BDictionary others) {
    OuterFields {
        webSeeds = List.copyOf(webSeeds);
        nodes = List.copyOf(nodes);
    }

    OuterFields withAnnounce(AnnounceList newAnnounceList, List<URI> newWebSeeds) {
        return new OuterFields(newAnnounceList, newWebSeeds, nodes, comment, createdBy, creationDate, others);
    }

    OuterFields withNodes(List<DhtNode> newNodes) {
        return new OuterFields(announceList, webSeeds, newNodes, comment, createdBy, creationDate, others);
    }

    OuterFields withCreationDate(Instant date) {
        Instant second = Instant.ofEpochSecond(date.getEpochSecond());
        return new OuterFields(announceList, webSeeds, nodes, comment, createdBy, Optional.of(second), others);
    }

    BDictionary toBencode() {
        SortedMap<BString, Bencoded> entries = new TreeMap<>(others.entries());
        announceList.first().ifPresent(first -> entries.put(BString.of("announce"), string(first)));
        if (announceList.all().size() > 1) {
            entries.put(BString.of("announce-list"), tiers());
        }
        comment.ifPresent(text -> entries.put(BString.of("comment"), BString.of(text)));
        createdBy.ifPresent(text -> entries.put(BString.of("created by"), BString.of(text)));
        creationDate.ifPresent(date -> entries.put(BString.of("creation date"), new BInteger(date.getEpochSecond())));
        if (!nodes.isEmpty()) {
            entries.put(
                    BString.of("nodes"),
                    new BList(nodes.stream().<Bencoded>map(DhtNode::toBencode).toList()));
        }
        if (!webSeeds.isEmpty()) {
            entries.put(BString.of("url-list"), strings(webSeeds));
        }
        return new BDictionary(entries);
    }

    private BList tiers() {
        return new BList(announceList.tiers().stream()
                .<Bencoded>map(OuterFields::strings)
                .toList());
    }

    private static BList strings(List<URI> uris) {
        return new BList(uris.stream().map(OuterFields::string).toList());
    }

    private static Bencoded string(URI uri) {
        return BString.of(uri.toString());
    }
}
