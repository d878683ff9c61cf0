package org.seedcast.seed.list;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;

/** Reports that the seed list is missing, or is not what {@link SeedList} writes. */
public final class SeedListUnreadable extends SeedcastException {
    SeedListUnreadable(Path list, String reason, @Nullable Throwable cause) {
        super(ExitCode.FAILED, "cannot read " + list + ": " + reason, hint(list, cause), cause);
    }

    private static String hint(Path list, @Nullable Throwable cause) {
        String hint = cause instanceof IOException unread ? FileFailed.hint(list, unread) : null;
        return hint == null ? "seedcast publish writes it again from the library" : hint;
    }
}
