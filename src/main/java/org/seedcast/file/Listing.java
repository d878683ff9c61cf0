package org.seedcast.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The names in directories; a directory that cannot be read to its end is one failure like any other. */
public final class Listing {
    private Listing() {}

    /** Lists the entries of {@code directory}, sorted. */
    public static List<Path> of(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return sorted(all);
        }
    }

    /** {@code directory} and all below it, each before what is in it; links are not followed. */
    public static List<Path> below(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return sorted(all);
        }
    }

    private static List<Path> sorted(Stream<Path> names) throws IOException {
        try {
            return names.sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
