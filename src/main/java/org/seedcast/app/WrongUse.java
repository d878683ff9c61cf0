package org.seedcast.app;

import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

/** The options do not fit each other or the library. */
public final class WrongUse extends SeedcastException {
    public WrongUse(String message, @Nullable String hint) {
        super(ExitCode.USAGE, message, hint, null);
    }
}
