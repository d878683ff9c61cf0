package org.seedcast.torrent.make;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A file for a torrent, as it was when it was found.
 *
 * @param file where it lies; may lead over links
 * @param path the names from the tree's root down to it; for a torrent of one file its name alone
 * @param length in bytes
 * @param modifiedNanos last modification, nanoseconds since the epoch
 */
public record SourceFile(Path file, List<String> path, long length, long modifiedNanos) {
    public SourceFile {
        path = List.copyOf(path);
    }

    static SourceFile of(Path file, List<String> path, BasicFileAttributes attributes) {
        return new SourceFile(file, path, attributes.size(), modifiedNanos(attributes));
    }

    /** Reports whether size and time are unchanged; false also when they cannot be read any more. */
    boolean isUnchanged() {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return length == now.size() && modifiedNanos == modifiedNanos(now);
        } catch (IOException e) {
            // Gone, or out of reach: it was neither before.
            return false;
        }
    }

    private static long modifiedNanos(BasicFileAttributes attributes) {
        return attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    }
}
