package org.seedcast.torrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.seedcast.torrent.bencode.BDictionary;
import org.seedcast.torrent.bencode.BString;
import org.seedcast.torrent.bencode.Bencoded;

/** Reads the {@code file tree} of a torrent of version 2 (BEP 52), or reports what is wrong with it. */
final class FileTreeReader {
    private static final int ROOT_BYTES = 32;

    private final TextDecoder texts;
    private final List<VersionTwoFile> files = new ArrayList<>();
    private long total;

    private FileTreeReader(TextDecoder texts) {
        this.texts = texts;
    }

    /** @return the files in order of the tree; at least one */
    static List<VersionTwoFile> read(BDictionary info, TextDecoder texts) throws InvalidMetainfo {
        BDictionary tree =
                info.dictionary("file tree").orElseThrow(() -> new InvalidMetainfo("file tree is not a dictionary"));
        FileTreeReader reader = new FileTreeReader(texts);
        reader.directory(tree, List.of());
        if (reader.files.isEmpty()) {
            throw new InvalidMetainfo("file tree is empty");
        }
        return reader.files;
    }

    // Recursion is as deep as the torrent, which BencodeReader.MAX_DEPTH bounds.
    private void directory(BDictionary directory, List<String> path) throws InvalidMetainfo {
        for (Map.Entry<BString, Bencoded> entry : directory.entries().entrySet()) {
            List<String> below = new ArrayList<>(path);
            below.add(texts.decode(entry.getKey()));
            TextBounds.require(below);
            if (!(entry.getValue() instanceof BDictionary child)) {
                throw new InvalidMetainfo("file tree has an entry that is not a dictionary: " + entry.getKey());
            }
            if (child.has("")) {
                file(child, below);
            } else {
                directory(child, below);
            }
        }
    }

    private void file(BDictionary entry, List<String> path) throws InvalidMetainfo {
        BString name = BString.of(String.join("/", path));
        if (entry.entries().size() > 1) {
            throw new InvalidMetainfo("the file " + name + " is also a directory");
        }
        BDictionary file = entry.dictionary("")
                .orElseThrow(() -> new InvalidMetainfo("the file " + name + " is not a dictionary"));
        OptionalLong length = file.integer("length");
        if (length.isEmpty() || length.getAsLong() < 0) {
            throw new InvalidMetainfo("length of the file " + name
                    + (length.isEmpty() ? " is missing" : " is negative: " + length.getAsLong()));
        }
        total += length.getAsLong();
        if (total < 0) {
            throw new InvalidMetainfo("the total size is beyond 64 bits");
        }
        files.add(
                new VersionTwoFile(new TreeFile(path, length.getAsLong()), piecesRoot(file, name, length.getAsLong())));
    }

    private static Optional<Sha256> piecesRoot(BDictionary file, BString name, long length) throws InvalidMetainfo {
        if (length == 0) {
            return Optional.empty();
        }
        BString root = file.string("pieces root")
                .orElseThrow(() -> new InvalidMetainfo("pieces root of the file " + name + " is missing"));
        if (root.length() != ROOT_BYTES) {
            throw new InvalidMetainfo("pieces root of the file " + name + " has " + root.length() + " bytes, not 32");
        }
        return Optional.of(Sha256.of(root.shared()));
    }
}
