package org.seedcast.torrent;

import java.util.List;

/** Refuses paths that no file system takes: to show them all, each below the other, would take any time and memory. */
final class PathBounds {
    /** As deep as a torrent of version 2 can be. */
    private static final int MOST_PARTS = BencodeReader.MAX_DEPTH;
    /** PATH_MAX of Linux. */
    private static final int MOST_CHARACTERS = 4096;

    private PathBounds() {}

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
