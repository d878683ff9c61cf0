package org.seedcast.publish;

import java.io.IOException;
import java.nio.file.Path;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.Errno;

/** A file of the site could not be written; what stood there before still stands. */
public final class SiteNotWritten extends SeedcastException {
    private SiteNotWritten(Path file, IOException cause) {
        super(ExitCode.FAILED, "cannot write " + file + ": " + reason(cause), null, cause);
    }

    static SeedcastException of(Path file, IOException cause) {
        return Errno.isNoSpace(cause)
                ? new OutOfSpace("no space left for " + file, cause)
                : new SiteNotWritten(file, cause);
    }
}
