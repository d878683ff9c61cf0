package org.seedcast.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Fingerprint of a written file, to notice when it changes: its size and times, which are cheap to compare, and a
 * digest to read the file against when those differ.
 *
 * @param sha256 of its bytes, in hex
 * @param modifiedNanos last change of its bytes, nanoseconds since the epoch
 * @param changedNanos last change of the file or its mode; no program can set it back
 */
public record Seal(String sha256, long size, long modifiedNanos, long changedNanos) {

    /** Reads {@code file}. */
    public static Seal of(Path file) throws IOException {
        Seal looks = looks(file);
        return new Seal(digest(file), looks.size, looks.modifiedNanos, looks.changedNanos);
    }

    private static Seal looks(Path file) throws IOException {
        Map<String, Object> attributes =
                Files.readAttributes(file, "unix:size,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS);
        return new Seal(
                "",
                (Long) Objects.requireNonNull(attributes.get("size"), "size"),
                nanos(attributes, "lastModifiedTime"),
                nanos(attributes, "ctime"));
    }

    private static long nanos(Map<String, Object> attributes, String name) {
        return ((FileTime) Objects.requireNonNull(attributes.get(name), name)).to(TimeUnit.NANOSECONDS);
    }

    /** Reports whether {@code file} has the size and times that it had when it was sealed. */
    public boolean isUnmoved(Path file) {
        try {
            Seal now = looks(file);
            return size == now.size && modifiedNanos == now.modifiedNanos && changedNanos == now.changedNanos;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns a description of the damage to {@code file}; empty if it holds the bytes that were sealed. */
    public Optional<String> damage(Path file) {
        try {
            BasicFileAttributes there =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (there.isDirectory()) {
                return Optional.of("a folder has its name");
            }
            if (!there.isRegularFile()) {
                return Optional.of("it is no longer a file");
            }
            if (!Rights.isReadable(file)) {
                return Optional.of("it cannot be read");
            }
            return difference(there.size(), file);
        } catch (NoSuchFileException e) {
            return Optional.of("it is missing");
        } catch (IOException e) {
            return Optional.of("it cannot be read");
        }
    }

    private Optional<String> difference(long now, Path file) throws IOException {
        if (now == 0 && size > 0) {
            return Optional.of("it is empty");
        }
        if (now != size) {
            return Optional.of("it has " + now + " bytes instead of " + size);
        }
        return digest(file).equals(sha256)
                ? Optional.empty()
                : Optional.of("its content has changed since it was written");
    }

    private static String digest(Path file) throws IOException {
        MessageDigest digest = Sha.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** One line that {@link #parse} reads. */
    public String text() {
        return sha256 + " " + size + " " + modifiedNanos + " " + changedNanos;
    }

    /** Empty for what is no seal. */
    public static Optional<Seal> parse(String text) {
        String[] parts = text.split(" ", -1);
        try {
            return parts.length == 4
                    ? Optional.of(new Seal(
                            parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3])))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
