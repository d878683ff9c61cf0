package org.seedcast.torrent;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

    BDictionary toBencode() {
        Map<String, Bencoded> entries = new TreeMap<>();
        if (content instanceof FileTree tree) {
            entries.put(
                    "files", new BList(tree.files().stream().map(Info::entry).toList()));
        } else {
            entries.put("length", new BInteger(content.length()));
        }
        entries.put("name", BString.of(name));
        entries.put("piece length", new BInteger(pieceLength.bytes()));
        entries.put("pieces", BString.owning(pieces.toBytes()));
        if (isPrivate) {
            entries.put("private", new BInteger(1));
        }
        source.ifPresent(text -> entries.put("source", BString.of(text)));
        return BDictionary.of(entries);
    }

    private static Bencoded entry(TreeFile file) {
        Map<String, Bencoded> entries = new TreeMap<>();
        if (file.padding()) {
            entries.put("attr", BString.of("p"));
        }
        entries.put("length", new BInteger(file.length()));
        entries.put(
                "path",
                new BList(file.path().stream().<Bencoded>map(BString::of).toList()));
        return BDictionary.of(entries);
    }
}
