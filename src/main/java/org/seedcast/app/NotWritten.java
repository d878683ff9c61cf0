package org.seedcast.app;

import java.io.IOException;
import java.nio.file.Path;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.Errno;

/** A file of the library could not be put in place; what stood there before still stands. */
final class NotWritten extends SeedcastException {
    private NotWritten(Path file, IOException cause) {
        super(ExitCode.FAILED, "cannot write " + file + ": " + reason(cause), null, cause);
    }

    static SeedcastException of(Path file, IOException cause) {
        return Errno.isNoSpace(cause)
                ? new OutOfSpace("no space left for " + file, cause)
                : new NotWritten(file, cause);
    }
}
