package org.seedcast.library;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;

/** The database of a library is gone, though what it published is there, or it is damaged. Nothing was changed. */
public final class LibraryLost extends LibraryUnusable {
    private final String fact;

    private LibraryLost(Path where, String why, String fact, Path root, @Nullable Throwable cause) {
        super(ExitCode.FAILED, where, why, "restore it: seedcast check --fix " + root, cause);
        this.fact = fact;
    }

    /** @param trace what tells that there was one */
    public static LibraryLost missing(Layout layout, Path trace) {
        return new LibraryLost(
                layout.root(),
                layout.relative(layout.database()) + " is missing, though " + layout.relative(trace) + " is there",
                layout.database() + " is missing",
                layout.root(),
                null);
    }

    /** @param database in its usual place, or a copy of it */
    public static LibraryLost damaged(Path database, String why, @Nullable Throwable cause) {
        return new LibraryLost(
                database, "it is damaged: " + why, database + " is damaged: " + why, root(database), cause);
    }

    /** The same without what follows from it. */
    public String fact() {
        return fact;
    }

    private static Path root(Path database) {
        Path state = database.toAbsolutePath().getParent();
        Path root = state == null ? null : state.getParent();
        return root == null ? database : root;
    }
}
