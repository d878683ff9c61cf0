package org.seedcast.seed.count;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.Errno;

/** Reports that the upload counts cannot be read, or are not what {@link UploadsFile} writes. */
public final class UploadsUnreadable extends SeedcastException {
    UploadsUnreadable(Path file, String reason, @Nullable Throwable cause) {
        super(ExitCode.FAILED, "cannot read " + file + ": " + reason, hint(file, cause), cause);
    }

    private static String hint(Path file, @Nullable Throwable cause) {
        String hint = cause instanceof IOException unread ? FileFailed.hint(file, unread) : null;
        return hint == null ? "the next seeder of the library sets it aside and counts from zero" : hint;
    }

    /** Reports that the system did not let it be read; what is in it may be as it should be. */
    boolean isOfSystem() {
        return Optional.ofNullable(getCause()).flatMap(Errno::of).isPresent();
    }
}
