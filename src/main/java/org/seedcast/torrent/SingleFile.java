package org.seedcast.torrent;

/**
 * One file with the torrent's name.
 *
 * @param length in bytes, 0 for an empty file
 */
public record SingleFile(long length) implements Content {
    public SingleFile {
        if (length < 0) {
            throw new IllegalArgumentException("a length cannot be negative: " + length);
        }
    }
}
