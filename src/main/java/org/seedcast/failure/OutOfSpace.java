package org.seedcast.failure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seedcast.file.Errno;

/** The disk, or the user's quota on it, is full: exit code 7, also when other items failed for other reasons. */
public final class OutOfSpace extends SeedcastException {
    public OutOfSpace(String message, @Nullable Throwable cause) {
        this(message, "free some space and run again: finished work is kept", cause);
    }

    public OutOfSpace(String message, String hint, @Nullable Throwable cause) {
        super(ExitCode.OUT_OF_SPACE, message, hint, cause);
    }

    /**
     * Something could not be written.
     *
     * @param what such as {@code cannot write FILE}
     * @param cause by which the disk said that it is full, or the quota
     */
    public static OutOfSpace of(String what, Throwable cause) {
        Optional<Errno> errno = Errno.of(cause);
        String message = what + ": " + reason(cause);
        return errno.filter(Errno.TOO_LARGE::equals).isPresent()
                ? new OutOfSpace(
                        message, "allow larger files (ulimit -f), or use a file system that supports them", cause)
                : new OutOfSpace(message, cause);
    }
}
