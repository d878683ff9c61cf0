package org.seedcast.torrent;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a .torrent: {@code info} strictly, what stands around it as far as it makes sense. */
final class MetainfoReader {
    private static final Set<String> KNOWN =
            Set.of("announce", "announce-list", "comment", "created by", "creation date", "info", "url-list");

    private final BDictionary torrent;
    private final TextDecoder texts;

    private MetainfoReader(BDictionary torrent) {
        this.torrent = torrent;
        this.texts = TextDecoder.declaredBy(torrent);
    }

    static Metainfo read(byte[] bytes) throws InvalidMetainfo {
        BencodeReader bencode = new BencodeReader(bytes);
        BDictionary torrent = dictionary(bencode);
        BDictionary info =
                torrent.dictionary("info").orElseThrow(() -> new InvalidMetainfo("not a torrent: it has no info"));
        MetainfoReader reader = new MetainfoReader(torrent);
        byte[] raw = bencode.rootValue("info");
        Optional<Sha256> infoHashV2 = info.has("file tree") ? Optional.of(hashV2(raw)) : Optional.empty();
        return new Metainfo(new InfoReader(info, reader.texts).read(), raw, infoHashV2, reader.surroundings());
    }

    private static Sha256 hashV2(byte[] rawInfo) {
        return Sha256.of(Sha.sha256().digest(rawInfo));
    }

    private static BDictionary dictionary(BencodeReader bencode) throws InvalidMetainfo {
        try {
            if (bencode.read() instanceof BDictionary torrent) {
                return torrent;
            }
            throw new InvalidMetainfo("not a torrent: no dictionary");
        } catch (InvalidBencode e) {
            throw new InvalidMetainfo("not a torrent: " + e.getMessage(), e);
        }
    }

    private Surroundings surroundings() {
        return new Surroundings(
                announceList(),
                webSeeds(),
                torrent.string("comment").map(texts::decode),
                torrent.string("created by").map(texts::decode),
                creationDate(),
                others());
    }

    /** Where {@code announce-list} names a tracker, {@code announce} is ignored (BEP 12). */
    private AnnounceList announceList() {
        Stream<Bencoded> listed = torrent.list("announce-list").map(BList::values).orElse(List.of()).stream();
        AnnounceList tiers = AnnounceList.of(listed.map(MetainfoReader::uris).toList());
        if (!tiers.isEmpty()) {
            return tiers;
        }
        return AnnounceList.of(
                torrent.get("announce").stream().map(MetainfoReader::uris).toList());
    }

    private List<URI> webSeeds() {
        return torrent.get("url-list").map(MetainfoReader::uris).orElse(List.of());
    }

    /** One string or a list of them, as both are found where BEP 12 and BEP 19 ask for a list. */
    private static List<URI> uris(Bencoded value) {
        List<BString> strings = List.of();
        if (value instanceof BString string) {
            strings = List.of(string);
        } else if (value instanceof BList list) {
            strings = list.strings();
        }
        return strings.stream().flatMap(text -> uri(text).stream()).distinct().toList();
    }

    private static Optional<URI> uri(BString text) {
        try {
            URI uri = new URI(text.text().strip());
            return Optional.of(uri).filter(it -> it.getScheme() != null && it.getHost() != null);
        } catch (URISyntaxException e) {
            // Nobody could reach it; the torrent is good without.
            return Optional.empty();
        }
    }

    private Optional<Instant> creationDate() {
        OptionalLong seconds = torrent.integer("creation date");
        try {
            return seconds.isPresent() ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong())) : Optional.empty();
        } catch (DateTimeException e) {
            // Beyond what a date can be: as good as none.
            return Optional.empty();
        }
    }

    private BDictionary others() {
        SortedMap<BString, Bencoded> others = new TreeMap<>(torrent.entries());
        KNOWN.forEach(key -> others.remove(BString.of(key)));
        return new BDictionary(others);
    }
}
