package org.seedcast.failure;

import org.jspecify.annotations.Nullable;

/** Reports options that do not fit each other or the library. */
public final class WrongUse extends SeedcastException {
    public WrongUse(String message, @Nullable String hint) {
        super(ExitCode.USAGE, message, hint, null);
    }
}
