package org.seedcast.torrent;

import java.util.List;
import java.util.OptionalLong;
import org.seedcast.torrent.bencode.BDictionary;

/**
 * Reads the parts of a torrent that version 2 adds (BEP 52). In a hybrid they must agree with version 1, as a client
 * that joins both swarms would otherwise write two contents into one place.
 */
final class VersionTwoReader {
    private static final int SMALLEST_PIECE_BYTES = 16 << 10;

    private final BDictionary torrent;
    private final BDictionary info;
    private final TextDecoder texts;

    VersionTwoReader(BDictionary torrent, BDictionary info, TextDecoder texts) {
        this.torrent = torrent;
        this.info = info;
        this.texts = texts;
    }

    /** The files as version 1 would list them without padding; all that version 2 asks for is checked. */
    List<TreeFile> files(PieceLength pieceLength) throws InvalidMetainfo {
        requireVersion();
        int bytes = pieceLength.bytes();
        if (bytes < SMALLEST_PIECE_BYTES || Integer.bitCount(bytes) != 1) {
            throw new InvalidMetainfo("piece length is not a power of two of at least 16 KiB: " + bytes);
        }
        List<VersionTwoFile> files = FileTreeReader.read(info, texts);
        // Who made the .torrent from a magnet link was never told them; version 1 does without.
        if (torrent.has("piece layers") || !info.has("pieces")) {
            PieceLayers.require(torrent, files, pieceLength);
        }
        return files.stream().map(VersionTwoFile::file).toList();
    }

    static Content content(String name, List<TreeFile> files) {
        TreeFile first = files.get(0);
        boolean single = files.size() == 1 && first.path().equals(List.of(name));
        return single ? new SingleFile(first.length()) : new FileTree(files);
    }

    private void requireVersion() throws InvalidMetainfo {
        OptionalLong version = info.integer("meta version");
        if (version.isEmpty()) {
            throw new InvalidMetainfo("meta version is missing");
        }
        if (version.getAsLong() != 2) {
            throw new InvalidMetainfo("unknown meta version: " + version.getAsLong());
        }
    }

    /** @param one what version 1 says */
    void requireSame(Info one) throws InvalidMetainfo {
        List<TreeFile> listed = one.content() instanceof FileTree tree
                ? tree.files().stream().filter(file -> !file.padding()).toList()
                : List.of(new TreeFile(List.of(one.name()), one.content().length()));
        if (!listed.equals(files(one.pieceLength()))) {
            throw new InvalidMetainfo("file tree does not name the files of version 1, in their order");
        }
    }
}
