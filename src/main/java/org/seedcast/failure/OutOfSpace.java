package org.seedcast.failure;

import org.jspecify.annotations.Nullable;

/** The disk, or the user's quota on it, is full: exit code 7, also when other items failed for other reasons. */
public final class OutOfSpace extends SeedcastException {
    public OutOfSpace(String message, @Nullable Throwable cause) {
        this(message, "free some space and run again: what is finished is kept", cause);
    }

    public OutOfSpace(String message, String hint, @Nullable Throwable cause) {
        super(ExitCode.OUT_OF_SPACE, message, hint, cause);
    }
}
