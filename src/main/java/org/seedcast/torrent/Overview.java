package org.seedcast.torrent;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The whole content of a .torrent, of version 1, version 2 or both (BEP 52), for display.
 *
 * @param name hostile in torrents of others, see {@link #harmless}
 * @param infoHash of version 1; empty for a torrent of version 2 only
 * @param infoHashV2 empty for a torrent of version 1 only
 * @param pieces how many; of version 1 where there is one
 * @param unusable what stands where a tracker or a web seed should, and is no address that anybody could call
 */
public record Overview(
        String name,
        Optional<InfoHash> infoHash,
        Optional<Sha256> infoHashV2,
        PieceLength pieceLength,
        long pieces,
        Content content,
        boolean isPrivate,
        Optional<String> source,
        AnnounceList announceList,
        List<URI> webSeeds,
        List<DhtNode> nodes,
        Optional<String> comment,
        Optional<String> createdBy,
        Optional<Instant> creationDate,
        List<String> unusable) {
    private static final String NO_NAME = "_";

    public Overview {
        webSeeds = List.copyOf(webSeeds);
        nodes = List.copyOf(nodes);
        unusable = List.copyOf(unusable);
    }

    Overview(
            String name,
            Optional<InfoHash> infoHash,
            Optional<Sha256> infoHashV2,
            PieceLength pieceLength,
            long pieces,
            Content content,
            boolean isPrivate,
            Optional<String> source,
            OuterFields around) {
        this(
                name,
                infoHash,
                infoHashV2,
                pieceLength,
                pieces,
                content,
                isPrivate,
                source,
                around.announceList(),
                around.webSeeds(),
                around.nodes(),
                around.comment(),
                around.createdBy(),
                around.creationDate(),
                List.of());
    }

    /** The same, of a .torrent in which these stand besides. */
    Overview withUnusable(List<String> addresses) {
        return new Overview(
                name,
                infoHash,
                infoHashV2,
                pieceLength,
                pieces,
                content,
                isPrivate,
                source,
                announceList,
                webSeeds,
                nodes,
                comment,
                createdBy,
                creationDate,
                addresses);
    }

    public static Overview of(Metainfo torrent) {
        Info info = torrent.info();
        return new Overview(
                info.name(),
                Optional.of(torrent.infoHash()),
                torrent.infoHashV2(),
                info.pieceLength(),
                info.pieces().count(),
                info.content(),
                info.isPrivate(),
                info.source(),
                torrent.around());
    }

    /** As strict as {@link Metainfo#parse}, which refuses a torrent of version 2 only. */
    public static Overview parse(byte[] torrent) throws InvalidMetainfo {
        return MetainfoReader.overview(torrent);
    }

    /** As {@link #parse}; the message names {@code file}. */
    public static Overview read(Path file) throws InvalidMetainfo {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(MetainfoFile.bytes(file, in));
        } catch (InvalidMetainfo e) {
            throw InvalidMetainfo.in(file, e);
        } catch (IOException e) {
            throw InvalidMetainfo.unreadable(file, e);
        }
    }

    /** The files in order, without padding; of a torrent of one file that one, called as the torrent is. */
    public List<TreeFile> files() {
        return content instanceof FileTree tree
                ? tree.files().stream().filter(file -> !file.padding()).toList()
                : List.of(new TreeFile(List.of(name), content.length()));
    }

    /** Empty for a private torrent. */
    public Optional<MagnetLink> magnet() {
        MagnetLink link = new MagnetLink(
                MagnetLink.topics(infoHash, infoHashV2), name, content.length(), announceList.all(), webSeeds);
        return isPrivate ? Optional.empty() : Optional.of(link);
    }

    /** The same with every part of a path that leads elsewhere, or names no file, replaced by {@code _}. */
    public Overview harmless() {
        Content safe = content instanceof FileTree tree
                ? new FileTree(tree.files().stream().map(Overview::harmless).toList())
                : content;
        return new Overview(
                harmless(name),
                infoHash,
                infoHashV2,
                pieceLength,
                pieces,
                safe,
                isPrivate,
                source,
                announceList,
                webSeeds,
                nodes,
                comment,
                createdBy,
                creationDate,
                unusable);
    }

    private static TreeFile harmless(TreeFile file) {
        return new TreeFile(file.path().stream().map(Overview::harmless).toList(), file.length(), file.padding());
    }

    private static String harmless(String part) {
        return Info.isSafe(part) ? part : NO_NAME;
    }
}
