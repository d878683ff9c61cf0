package org.seedcast.torrent;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.seedcast.file.Sha;
import org.seedcast.torrent.bencode.BDictionary;
import org.seedcast.torrent.bencode.BString;
import org.seedcast.torrent.bencode.BencodeWriter;

/**
 * A torrent: the {@link Info} that its info-hash covers, and the keys around it, which may change. The bytes of {@code
 * info} are kept as they were read and hashed as they are, even if they are not canonical; unknown keys are kept, too.
 */
public final class Metainfo {
    private final Info info;
    private final byte[] rawInfo;
    private final InfoHash infoHash;
    private final Optional<Sha256> infoHashV2;
    private final OuterFields around;

    Metainfo(Info info, byte[] rawInfo, Optional<Sha256> infoHashV2, OuterFields around) {
        this.info = info;
        this.rawInfo = rawInfo;
        this.infoHashV2 = infoHashV2;
        this.infoHash = InfoHash.of(Sha.sha1().digest(rawInfo));
        this.around = around;
    }

    /** A torrent without a creation date: what we write holds no clock value unless it was asked for. */
    public static Metainfo of(
            Info info,
            AnnounceList announceList,
            List<URI> webSeeds,
            Optional<String> comment,
            Optional<String> createdBy) {
        return new Metainfo(
                info,
                info.bencoded(),
                Optional.empty(),
                new OuterFields(
                        announceList, webSeeds, List.of(), comment, createdBy, Optional.empty(), BDictionary.EMPTY));
    }

    /**
     * Reads a .torrent of at most 64 MiB. Strict about {@code info} and the encoding; keys out of order are accepted, and
     * optional keys around {@code info} that make no sense are left out, such as trackers that are no URI. Names may lead
     * anywhere: see {@link Info#requireSafePaths}.
     */
    public static Metainfo parse(byte[] torrent) throws InvalidMetainfo {
        return MetainfoReader.read(torrent);
    }

    /** As {@link #parse}; the message names {@code file}. */
    public static Metainfo read(Path file) throws InvalidMetainfo {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(MetainfoFile.bytes(file, in));
        } catch (InvalidMetainfo e) {
            throw InvalidMetainfo.in(file, e);
        } catch (IOException e) {
            throw InvalidMetainfo.unreadable(file, e);
        }
    }

    /** The same torrent, so the same info-hash, with other trackers and web seeds. */
    public Metainfo withAnnounce(AnnounceList announceList, List<URI> webSeeds) {
        return new Metainfo(info, rawInfo, infoHashV2, around.withAnnounce(announceList, webSeeds));
    }

    /** The same torrent with nodes by which a client finds into the DHT (BEP 5). */
    public Metainfo withNodes(List<DhtNode> nodes) {
        return new Metainfo(info, rawInfo, infoHashV2, around.withNodes(nodes));
    }

    /** @param date kept to the second */
    public Metainfo withCreationDate(Instant date) {
        return new Metainfo(info, rawInfo, infoHashV2, around.withCreationDate(date));
    }

    /** The .torrent file: canonical around {@code info}, the same bytes for the same values. */
    public byte[] toBytes() {
        SortedMap<BString, byte[]> entries = new TreeMap<>();
        around.toBencode().entries().forEach((key, value) -> entries.put(key, BencodeWriter.write(value)));
        entries.put(BString.of("info"), rawInfo);
        return BencodeWriter.writeEncoded(entries);
    }

    public Info info() {
        return info;
    }

    public InfoHash infoHash() {
        return infoHash;
    }

    /** The hash of a hybrid torrent in swarms of version 2 (BEP 52); nothing for a torrent of version 1 only. */
    public Optional<Sha256> infoHashV2() {
        return infoHashV2;
    }

    /** The bencoded {@code info} itself, which peers exchange (BEP 9). A copy. */
    public byte[] infoBytes() {
        return rawInfo.clone();
    }

    public AnnounceList announceList() {
        return around.announceList();
    }

    /** Returns the HTTP servers that have the content (BEP 19). */
    public List<URI> webSeeds() {
        return around.webSeeds();
    }

    /** By which a client finds into the DHT (BEP 5). */
    public List<DhtNode> nodes() {
        return around.nodes();
    }

    public Optional<String> comment() {
        return around.comment();
    }

    /** The program that made it. */
    public Optional<String> createdBy() {
        return around.createdBy();
    }

    public Optional<Instant> creationDate() {
        return around.creationDate();
    }

    OuterFields around() {
        return around;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metainfo metainfo
                && Arrays.equals(rawInfo, metainfo.rawInfo)
                && around.equals(metainfo.around);
    }

    @Override
    public int hashCode() {
        return infoHash.hashCode();
    }

    @Override
    public String toString() {
        return "torrent " + infoHash;
    }
}
