package org.seedcast.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The stamp of a file, which reveals a change without reading it.
 *
 * @param size in bytes
 * @param modifiedNanos last modification, nanoseconds since the epoch
 * @param inode the number of the file in its file system
 */
public record FileStamp(long size, long modifiedNanos, long inode) {

    public static FileStamp of(Path file) throws IOException {
        // All at once: it is asked of thousands of files again and again.
        Map<String, Object> attributes = Files.readAttributes(file, "unix:size,lastModifiedTime,ino");
        return new FileStamp(
                (Long) attribute(attributes, "size"),
                ((FileTime) attribute(attributes, "lastModifiedTime")).to(TimeUnit.NANOSECONDS),
                (Long) attribute(attributes, "ino"));
    }

    private static Object attribute(Map<String, Object> attributes, String name) {
        return Objects.requireNonNull(attributes.get(name), name);
    }

    /**
     * Reports whether {@code file} has this size and time now; cheaper than a stamp of its own.
     *
     * @throws java.nio.file.NoSuchFileException when it is not there
     */
    public boolean isStillThatOf(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return size == attributes.size()
                && modifiedNanos == attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    }

    /** Size and time decide; a copied or restored file has another inode and is still the same content. */
    public boolean sameContentAs(FileStamp other) {
        return size == other.size && modifiedNanos == other.modifiedNanos;
    }
}
