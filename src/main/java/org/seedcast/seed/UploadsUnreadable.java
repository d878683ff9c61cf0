package org.seedcast.seed;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

/** What was uploaded so far cannot be read, or is not what {@link UploadsFile} writes. */
public final class UploadsUnreadable extends SeedcastException {
    UploadsUnreadable(Path file, String reason, @Nullable Throwable cause) {
        super(
                ExitCode.FAILED,
                "cannot read " + file + ": " + reason,
                "whoever seeds the library next keeps it aside and counts anew",
                cause);
    }
}
