package org.seedcast.app.seed;

import java.nio.file.Path;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

/** Another process seeds the library; it will pick up what is new by itself. */
public final class SeededElsewhere extends SeedcastException {
    SeededElsewhere(Path root, String holder) {
        super(ExitCode.LIBRARY_IN_USE, holder + " seeds " + root + " already", null, null);
    }
}
