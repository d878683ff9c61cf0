package org.seedcast.app;

import java.io.IOException;
import java.nio.file.Path;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;

/** Words for a file of the library that could not be put in place; what stood there before still stands. */
final class NotWritten {
    private NotWritten() {}

    static SeedcastException of(Path file, IOException cause) {
        return FileFailed.writing(file, cause);
    }
}
