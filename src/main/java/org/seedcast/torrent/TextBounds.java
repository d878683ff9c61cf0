package org.seedcast.torrent;

import java.util.List;
import org.seedcast.torrent.bencode.BencodeReader;

/**
 * Refuses paths that no file system accepts, as printing them all, each below the other, would take any amount of time
 * and memory; and cuts texts that nobody reads to their end.
 */
final class TextBounds {
    /** As deep as a torrent of version 2 can be. */
    private static final int MOST_PARTS = BencodeReader.MAX_DEPTH;
    /** PATH_MAX of Linux. */
    private static final int MOST_CHARACTERS = 4096;

    private TextBounds() {}

    /** The first 64 Ki characters. */
    static String cut(String text) {
        int most = 64 << 10;
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    static List<String> require(List<String> path) throws InvalidMetainfo {
        if (path.size() > MOST_PARTS) {
            throw new InvalidMetainfo("the path of a file has more than " + MOST_PARTS + " parts");
        }
        if (path.stream().mapToLong(part -> part.length() + 1L).sum() > MOST_CHARACTERS) {
            throw new InvalidMetainfo("the path of a file is longer than " + MOST_CHARACTERS + " characters");
        }
        return path;
    }
}
