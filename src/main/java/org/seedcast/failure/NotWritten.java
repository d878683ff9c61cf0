package org.seedcast.failure;

import java.io.IOException;
import java.nio.file.Path;

/** Words for a file of the library that could not be put in place; what stood there before still stands. */
public final class NotWritten {
    private NotWritten() {}

    public static SeedcastException of(Path file, IOException cause) {
        return FileFailed.writing(file, cause);
    }
}
