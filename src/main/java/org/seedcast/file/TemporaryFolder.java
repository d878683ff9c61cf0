package org.seedcast.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A temporary folder with an unpredictable name, for this user alone, until it is closed. */
public record TemporaryFolder(Path path) implements AutoCloseable {
    public static TemporaryFolder make() throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("seedcast-"));
    }

    /** Copies files into it, under their names; returns where the first one is. */
    public Path copyOf(Path first, Path... others) throws IOException {
        for (Path other : others) {
            Files.copy(other, path.resolve(other.getFileName()));
        }
        return Files.copy(first, path.resolve(first.getFileName()));
    }

    @Override
    public void close() throws IOException {
        List<Path> all = new ArrayList<>(Listing.below(path));
        Collections.reverse(all);
        for (Path one : all) {
            Files.deleteIfExists(one);
        }
    }
}
