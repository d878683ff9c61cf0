package org.seedcast.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Names of incomplete files: {@code .NAME.RANDOM.tmp}, which nobody can predict. */
public final class TemporaryName {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 8;
    /** Names end here in common file systems, and the rest of ours takes 22 bytes. */
    private static final int LONGEST_STEM = 60;

    /** Another process may be about to rename a younger one. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private TemporaryName() {}

    static String of(Path target) {
        String stem = String.valueOf(target.getFileName());
        byte[] random = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(random);
        return "." + shortened(stem) + "." + HexFormat.of().formatHex(random) + ".tmp";
    }

    /** Reports whether {@code file} has such a name, and stands in {@code directory}. */
    public static boolean isIn(Path directory, Path file) {
        String name = String.valueOf(file.getFileName());
        return directory.equals(file.getParent()) && name.startsWith(".") && name.endsWith(".tmp");
    }

    private static String shortened(String stem) {
        int end = Math.min(stem.length(), LONGEST_STEM);
        return stem.substring(0, end < stem.length() && Character.isLowSurrogate(stem.charAt(end)) ? end - 1 : end);
    }

    /**
     * Returns the abandoned temporary files in {@code directory}, including those of the first edition ({@code
     * .NAME.tmp}).
     *
     * @param others names of files that another process may be writing
     */
    static List<Path> leftIn(Path directory, Set<String> others) throws IOException {
        List<Path> left = new ArrayList<>();
        Instant before = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, ".?*.tmp")) {
            for (Path path : all) {
                String name = String.valueOf(path.getFileName());
                boolean shared = others.stream().anyMatch(other -> name.startsWith("." + other + "."));
                if (isLeft(path, shared ? before : Instant.MAX)) {
                    left.add(path);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return left;
    }

    private static boolean isLeft(Path path, Instant before) throws IOException {
        try {
            return !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                    && Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS)
                            .toInstant()
                            .isBefore(before);
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
