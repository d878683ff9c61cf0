package org.seedcast.torrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.seedcast.torrent.bencode.BDictionary;
import org.seedcast.torrent.bencode.BList;
import org.seedcast.torrent.bencode.BString;
import org.seedcast.torrent.bencode.Bencoded;

/** Turns the {@code info} of a torrent into an {@link Info}, or reports what is wrong with it. */
final class InfoReader {
    /** Attributes of a file (BEP 47): padding need have no path, and a symbolic link no length. */
    private static final char PADDING = 'p';

    private static final char LINK = 'l';

    private final BDictionary info;
    private final TextDecoder texts;

    InfoReader(BDictionary info, TextDecoder texts) {
        this.info = info;
        this.texts = texts;
    }

    /** Reports whether it has no part for clients that know only version 1. */
    static boolean isVersionTwoOnly(BDictionary info) {
        return !info.has("pieces") && info.has("file tree");
    }

    Info read() throws InvalidMetainfo {
        if (isVersionTwoOnly(info)) {
            throw new InvalidMetainfo("a torrent of version 2 only (BEP 52), without pieces of version 1");
        }
        PieceLength pieceLength = pieceLength();
        Pieces pieces = pieces();
        Content content = content();
        if (pieces.count() != pieceLength.count(content.length())) {
            throw new InvalidMetainfo("pieces does not match the size: " + pieces.count() + " pieces of "
                    + pieceLength.bytes() + " bytes for " + content.length() + " bytes");
        }
        return new Info(name(), pieceLength, pieces, content, isPrivate(), source());
    }

    String name() throws InvalidMetainfo {
        String name = info.string("name.utf-8")
                .flatMap(BString::utf8)
                .or(() -> info.string("name").map(texts::decode))
                .orElseThrow(() -> new InvalidMetainfo("name is missing"));
        return TextBounds.require(List.of(name)).get(0);
    }

    Optional<String> source() {
        return info.string("source").map(texts::decode).map(TextBounds::cut);
    }

    PieceLength pieceLength() throws InvalidMetainfo {
        long bytes = required(info, "piece length");
        if (bytes <= 0 || bytes > Integer.MAX_VALUE) {
            throw new InvalidMetainfo("piece length is out of range: " + bytes);
        }
        return new PieceLength((int) bytes);
    }

    private Pieces pieces() throws InvalidMetainfo {
        byte[] hashes = info.string("pieces")
                .orElseThrow(() -> new InvalidMetainfo("pieces is missing"))
                .shared();
        if (hashes.length % Pieces.HASH_BYTES != 0) {
            throw new InvalidMetainfo("pieces is not a multiple of 20 bytes: " + hashes.length);
        }
        return Pieces.of(hashes);
    }

    private Content content() throws InvalidMetainfo {
        if (info.has("length") == info.has("files")) {
            throw new InvalidMetainfo(info.has("length") ? "both length and files" : "neither length nor files");
        }
        if (info.has("length")) {
            return new SingleFile(length(info));
        }
        BList entries = info.list("files").orElseThrow(() -> new InvalidMetainfo("files is not a list"));
        if (entries.values().isEmpty()) {
            throw new InvalidMetainfo("files is empty");
        }
        List<TreeFile> files = new ArrayList<>();
        long total = 0;
        for (Bencoded entry : entries.values()) {
            TreeFile file = file(entry);
            files.add(file);
            total += file.length();
            if (total < 0) {
                throw new InvalidMetainfo("the total size is beyond 64 bits");
            }
        }
        PathClash.requireNone(files);
        return new FileTree(files);
    }

    private TreeFile file(Bencoded entry) throws InvalidMetainfo {
        if (!(entry instanceof BDictionary file)) {
            throw new InvalidMetainfo("an entry of files is not a dictionary");
        }
        boolean padding = has(file, PADDING);
        long length = has(file, LINK) && !file.has("length") ? 0 : length(file);
        List<String> path = padding && !file.has("path") ? List.of(".pad", String.valueOf(length)) : path(file);
        return new TreeFile(path, length, padding);
    }

    private static boolean has(BDictionary file, char attribute) {
        return file.string("attr")
                .filter(attributes -> attributes.text().indexOf(attribute) >= 0)
                .isPresent();
    }

    private List<String> path(BDictionary file) throws InvalidMetainfo {
        BList parts = file.list("path.utf-8")
                .or(() -> file.list("path"))
                .orElseThrow(() -> new InvalidMetainfo("a file has no path"));
        List<BString> strings = parts.strings();
        if (strings.isEmpty() || strings.size() < parts.values().size()) {
            throw new InvalidMetainfo(
                    "the path of a file is " + (strings.isEmpty() ? "empty" : "not a list of strings"));
        }
        return TextBounds.require(strings.stream().map(texts::decode).toList());
    }

    private static long length(BDictionary of) throws InvalidMetainfo {
        long length = required(of, "length");
        if (length < 0) {
            throw new InvalidMetainfo("length is negative: " + length);
        }
        return length;
    }

    private static long required(BDictionary from, String key) throws InvalidMetainfo {
        OptionalLong value = from.integer(key);
        if (value.isEmpty()) {
            throw new InvalidMetainfo(key + (from.has(key) ? " is not an integer" : " is missing"));
        }
        return value.getAsLong();
    }

    boolean isPrivate() {
        OptionalLong flag = info.integer("private");
        return flag.isPresent() && flag.getAsLong() == 1;
    }
}
