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
import org.seedcast.address.Authority;
import org.seedcast.file.Sha;
import org.seedcast.torrent.bencode.BDictionary;
import org.seedcast.torrent.bencode.BList;
import org.seedcast.torrent.bencode.BString;
import org.seedcast.torrent.bencode.BencodeReader;
import org.seedcast.torrent.bencode.Bencoded;
import org.seedcast.torrent.bencode.InvalidBencode;

/** Reads a .torrent: {@code info} strictly, the keys around it and the bytes after it as far as they make sense. */
final class MetainfoReader {
    private static final Set<String> KNOWN =
            Set.of("announce", "announce-list", "comment", "created by", "creation date", "info", "nodes", "url-list");

    /** Tiers, trackers of one, web seeds and nodes that are read; nobody asks more. */
    private static final int MOST_ADDRESSES = 500;
    /** Limit on reported addresses that nobody can use. */
    private static final int MOST_TOLD = 20;

    /** Longer ones no server takes. */
    private static final int LONGEST_ADDRESS = 8192;

    private final BDictionary torrent;
    private final BDictionary info;
    private final byte[] rawInfo;
    private final TextDecoder texts;

    private MetainfoReader(byte[] bytes) throws InvalidMetainfo {
        BencodeReader bencode = new BencodeReader(bytes);
        this.torrent = dictionary(bencode);
        this.info = torrent.dictionary("info").orElseThrow(() -> new InvalidMetainfo("not a torrent: it has no info"));
        this.rawInfo = bencode.rootValue("info");
        this.texts = TextDecoder.declaredBy(torrent);
    }

    static Metainfo read(byte[] bytes) throws InvalidMetainfo {
        return new MetainfoReader(bytes).metainfo();
    }

    /** Reads torrents of version 2 only as well. */
    static Overview overview(byte[] bytes) throws InvalidMetainfo {
        MetainfoReader reader = new MetainfoReader(bytes);
        Overview overview =
                InfoReader.isVersionTwoOnly(reader.info) ? reader.versionTwo() : Overview.of(reader.metainfo());
        return overview.withUnusable(reader.unusable());
    }

    private Metainfo metainfo() throws InvalidMetainfo {
        Info read = new InfoReader(info, texts).read();
        Optional<Sha256> infoHashV2 = info.has("file tree") ? Optional.of(hashV2(rawInfo)) : Optional.empty();
        if (infoHashV2.isPresent()) {
            new VersionTwoReader(torrent, info, texts).requireSame(read);
        }
        return new Metainfo(read, rawInfo, infoHashV2, surroundings());
    }

    private Overview versionTwo() throws InvalidMetainfo {
        InfoReader one = new InfoReader(info, texts);
        PieceLength pieceLength = one.pieceLength();
        List<TreeFile> files = new VersionTwoReader(torrent, info, texts).files(pieceLength);
        return new Overview(
                one.name(),
                Optional.empty(),
                Optional.of(hashV2(rawInfo)),
                pieceLength,
                files.stream()
                        .mapToLong(file -> pieceLength.count(file.length()))
                        .sum(),
                VersionTwoReader.content(one.name(), files),
                one.isPrivate(),
                one.source(),
                surroundings());
    }

    private static Sha256 hashV2(byte[] rawInfo) {
        return Sha256.of(Sha.sha256().digest(rawInfo));
    }

    private static BDictionary dictionary(BencodeReader bencode) throws InvalidMetainfo {
        try {
            if (bencode.readFirst() instanceof BDictionary torrent) {
                return torrent;
            }
            throw new InvalidMetainfo("not a torrent: no dictionary");
        } catch (InvalidBencode e) {
            throw new InvalidMetainfo("not a torrent: " + e.getMessage(), e);
        }
    }

    private OuterFields surroundings() {
        return new OuterFields(
                announceList(),
                webSeeds(),
                nodes(),
                torrent.string("comment").map(texts::decode).map(TextBounds::cut),
                torrent.string("created by").map(texts::decode).map(TextBounds::cut),
                creationDate(),
                others());
    }

    /** Returns the trackers; where {@code announce-list} names one, {@code announce} is ignored (BEP 12). */
    private AnnounceList announceList() {
        Stream<Bencoded> listed = torrent.list("announce-list").map(BList::values).orElse(List.of()).stream();
        AnnounceList tiers = AnnounceList.of(
                listed.limit(MOST_ADDRESSES).map(MetainfoReader::uris).toList());
        if (!tiers.isEmpty()) {
            return tiers;
        }
        return AnnounceList.of(
                torrent.get("announce").stream().map(MetainfoReader::uris).toList());
    }

    private List<URI> webSeeds() {
        return torrent.get("url-list").map(MetainfoReader::uris).orElse(List.of());
    }

    private List<DhtNode> nodes() {
        return torrent.list("nodes").map(BList::values).orElse(List.of()).stream()
                .limit(MOST_ADDRESSES)
                .flatMap(node -> DhtNode.of(node).stream())
                .toList();
    }

    /** Returns the addresses of these that were skipped, limited to what a person would read. */
    private List<String> unusable() {
        Stream<Bencoded> tiers = torrent.list("announce-list").map(BList::values).orElse(List.of()).stream();
        Stream<Bencoded> single = Stream.of("announce", "url-list").flatMap(key -> torrent.get(key).stream());
        return Stream.concat(tiers, single)
                .limit(MOST_ADDRESSES)
                .flatMap(value -> strings(value).stream().limit(MOST_ADDRESSES))
                .filter(text -> uri(text).isEmpty())
                .map(text -> TextBounds.cut(text.text().strip()))
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(MOST_TOLD)
                .toList();
    }

    /** One string or a list of them, as both are found where BEP 12 and BEP 19 ask for a list. */
    private static List<URI> uris(Bencoded value) {
        return strings(value).stream()
                .limit(MOST_ADDRESSES)
                .flatMap(text -> uri(text).stream())
                .distinct()
                .toList();
    }

    private static List<BString> strings(Bencoded value) {
        if (value instanceof BString string) {
            return List.of(string);
        }
        return value instanceof BList list ? list.strings() : List.of();
    }

    private static Optional<URI> uri(BString text) {
        try {
            if (text.length() > LONGEST_ADDRESS) {
                return Optional.empty();
            }
            URI uri = new URI(text.text().strip());
            return Optional.of(uri)
                    .filter(it -> it.getScheme() != null && Authority.of(it).isPresent());
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
