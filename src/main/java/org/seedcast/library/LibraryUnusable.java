package org.seedcast.library;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

/** The directory or its database cannot be read or written. */
public sealed class LibraryUnusable extends SeedcastException permits LibraryLost {
    LibraryUnusable(Path where, String why, @Nullable Throwable cause) {
        this(ExitCode.FAILED, where, why, cause);
    }

    LibraryUnusable(ExitCode code, Path where, String why, @Nullable Throwable cause) {
        this(code, where, why, null, cause);
    }

    LibraryUnusable(ExitCode code, Path where, String why, @Nullable String hint, @Nullable Throwable cause) {
        super(code, "cannot use library " + where + ": " + why, hint, cause);
    }

    static LibraryUnusable full(Path where, Throwable cause) {
        return new LibraryUnusable(
                ExitCode.OUT_OF_SPACE,
                where,
                "no space left",
                "free some space and run again: what is finished is kept",
                cause);
    }

    static LibraryUnusable linked(Path where, IOException cause) {
        return new LibraryUnusable(
                ExitCode.FAILED, where, reason(cause), "take the link away unless you know who made it", cause);
    }
}
