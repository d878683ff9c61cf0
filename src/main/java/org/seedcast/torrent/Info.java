package org.seedcast.torrent;

import java.util.List;
import java.util.Optional;
import org.seedcast.torrent.bencode.BString;
import org.seedcast.torrent.bencode.BencodeWriter;

/**
 * The part of a torrent that its info-hash covers (BEP 3, {@code info}).
 *
 * @param name of the file or of the directory; hostile in torrents of others until {@link #requireSafePaths} has passed
 * @param isPrivate no DHT, no peer exchange, no local discovery (BEP 27)
 * @param source tells apart torrents of the same content on different private trackers
 */
public record Info(
        String name,
        PieceLength pieceLength,
        Pieces pieces,
        Content content,
        boolean isPrivate,
        Optional<String> source) {
    public Info {
        if (pieces.count() != pieceLength.count(content.length())) {
            throw new IllegalArgumentException(pieces + " do not cover " + content.length() + " bytes");
        }
    }

    /** A public torrent of one file. */
    public static Info ofFile(String name, ContentHashes hashes) {
        Content content = new SingleFile(hashes.length());
        return new Info(name, hashes.pieceLength(), hashes.pieces(), content, false, Optional.empty());
    }

    /** Its files in the order in which they are hashed; the one file of a torrent that is no tree under the torrent's name. */
    public List<TreeFile> files() {
        return content instanceof FileTree tree ? tree.files() : List.of(new TreeFile(List.of(name), content.length()));
    }

    /**
     * To be called before anything is read or written by these names: refuses what leads out of the torrent's place or
     * names no file.
     */
    public void requireSafePaths() throws InvalidMetainfo {
        requireSafe(name, "the name");
        if (content instanceof FileTree tree) {
            for (TreeFile file : tree.files()) {
                for (String part : file.path()) {
                    requireSafe(part, "a path");
                }
            }
        }
    }

    private static void requireSafe(String part, String what) throws InvalidMetainfo {
        if (!isSafe(part)) {
            throw new InvalidMetainfo(what + " of the torrent is not safe: " + BString.of(part));
        }
    }

    static boolean isSafe(String part) {
        boolean noName = part.isEmpty() || part.equals(".") || part.equals("..");
        return !noName && part.indexOf('/') < 0 && part.indexOf('\0') < 0;
    }

    /** Canonical, so that the same content has the same info-hash wherever its torrent is made. */
    byte[] bencoded() {
        BencodeWriter writer = new BencodeWriter().dictionary();
        if (content instanceof FileTree tree) {
            writer.string("files").list();
            for (TreeFile file : tree.files()) {
                write(file, writer);
            }
            writer.end();
        } else {
            writer.string("length").integer(content.length());
        }
        writer.string("name").string(name);
        writer.string("piece length").integer(pieceLength.bytes());
        writer.string("pieces").string(pieces.toBytes());
        if (isPrivate) {
            writer.string("private").integer(1);
        }
        source.ifPresent(text -> writer.string("source").string(text));
        return writer.end().bytes();
    }

    private static void write(TreeFile file, BencodeWriter writer) {
        writer.dictionary();
        if (file.padding()) {
            writer.string("attr").string("p");
        }
        writer.string("length").integer(file.length());
        writer.string("path").list();
        for (String part : file.path()) {
            writer.string(part);
        }
        writer.end().end();
    }
}
