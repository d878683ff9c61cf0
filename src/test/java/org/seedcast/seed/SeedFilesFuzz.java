package org.seedcast.seed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.seedcast.seed.count.UploadsFile;
import org.seedcast.seed.count.UploadsUnreadable;
import org.seedcast.seed.list.SeedList;
import org.seedcast.seed.list.SeedListUnreadable;

/** The files that a writer leaves for a seeder, and a seeder for the next: {@code seed.json} and {@code uploads.json}. */
public final class SeedFilesFuzz {
    private SeedFilesFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Path file = Files.createTempFile("seed-files", ".json");
        try {
            Files.write(file, data);
            try {
                SeedList.read(file);
            } catch (SeedListUnreadable e) {
                requireOneLine(e);
            }
            try {
                UploadsFile.read(file);
            } catch (UploadsUnreadable e) {
                requireOneLine(e);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void requireOneLine(Exception e) {
        if (String.valueOf(e.getMessage()).contains("\n")) {
            throw new AssertionError("not a line: " + e.getMessage(), e);
        }
    }
}
