package org.seedcast.torrent;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;

/** Reports a .torrent that cannot be read, or is none; the message says what is wrong with it. */
public final class InvalidMetainfo extends SeedcastException {
    InvalidMetainfo(String message, @Nullable Throwable cause) {
        this(message, null, cause);
    }

    private InvalidMetainfo(String message, @Nullable String hint, @Nullable Throwable cause) {
        super(ExitCode.FAILED, message, hint, cause);
    }

    InvalidMetainfo(String message) {
        this(message, null);
    }

    static InvalidMetainfo in(Path file, InvalidMetainfo cause) {
        return new InvalidMetainfo("cannot read torrent " + file + ": " + cause.getMessage(), cause);
    }

    static InvalidMetainfo unreadable(Path file, IOException cause) {
        // The message of this one is the path again.
        String reason = cause instanceof NoSuchFileException ? "no such file" : reason(cause);
        return new InvalidMetainfo("cannot read torrent " + file + ": " + reason, FileFailed.hint(file, cause), cause);
    }
}
