package org.seedcast.torrent;

import java.util.List;

/**
 * One file of a tree.
 *
 * @param path the names from the torrent's directory down to the file; hostile in torrents of others until
 *     {@link Info#requireSafePaths} has passed
 * @param length in bytes
 * @param padding whether the file only fills the rest of a piece with zeros and is never written (BEP 47)
 */
public record TreeFile(List<String> path, long length, boolean padding) {
    public TreeFile {
        path = List.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("a file has a path");
        }
        if (length < 0) {
            throw new IllegalArgumentException("a length cannot be negative: " + length);
        }
    }

    public TreeFile(List<String> path, long length) {
        this(path, length, false);
    }
}
