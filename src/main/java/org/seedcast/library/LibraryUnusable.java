package org.seedcast.library;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.Errno;
import org.seedcast.file.Links;

/** The directory or its database cannot be read or written. */
public sealed class LibraryUnusable extends SeedcastException permits LibraryLost {
    public LibraryUnusable(Path where, String why, @Nullable Throwable cause) {
        this(ExitCode.FAILED, where, why, null, cause);
    }

    public LibraryUnusable(ExitCode code, Path where, String why, @Nullable String hint, @Nullable Throwable cause) {
        super(code, "cannot use library " + where + ": " + why, hint, cause);
    }

    /** The system does not let {@code where} be read or written. */
    public static LibraryUnusable of(Path where, IOException cause) {
        if (cause instanceof Links.ForeignLink) {
            return linked(where, cause);
        }
        return Errno.isNoSpace(cause)
                ? full(where, cause)
                : new LibraryUnusable(
                        ExitCode.FAILED, where, FileFailed.reason(where, cause), FileFailed.hint(where, cause), cause);
    }

    public static LibraryUnusable full(Path where, Throwable cause) {
        String why = Errno.of(cause).map(Errno::reason).orElse(Errno.NO_SPACE.reason());
        String hint = "free some space and run again: finished work is kept";
        return new LibraryUnusable(ExitCode.OUT_OF_SPACE, where, why, hint, cause);
    }

    /** Another program, such as one that makes a backup, keeps the database for itself. */
    public static LibraryUnusable locked(Path where, Throwable cause) {
        String hint = "wait until that program is done; lsof shows which one it is";
        return new LibraryUnusable(ExitCode.LIBRARY_IN_USE, where, "another program has locked it", hint, cause);
    }

    public static LibraryUnusable linked(Path where, IOException cause) {
        return new LibraryUnusable(
                ExitCode.FAILED, where, reason(cause), "remove the link unless you know who made it", cause);
    }
}
