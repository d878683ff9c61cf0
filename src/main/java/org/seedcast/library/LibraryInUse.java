package org.seedcast.library;

import java.nio.file.Path;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

/** Reports that another process writes to the library. */
public final class LibraryInUse extends SeedcastException {
    public LibraryInUse(Path root, String holder) {
        super(
                ExitCode.LIBRARY_IN_USE,
                "library " + root + " is in use by " + holder,
                "wait until that run has ended; its lock ends with it",
                null);
    }
}
