package org.seedcast.app.seed;

import java.nio.file.Path;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

/** Reports that another process seeds the library; that one picks up changes by itself. */
public final class SeededElsewhere extends SeedcastException {
    SeededElsewhere(Path root, String holder) {
        super(ExitCode.LIBRARY_IN_USE, holder + " seeds " + root + " already", null, null);
    }
}
