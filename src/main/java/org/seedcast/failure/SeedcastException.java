package org.seedcast.failure;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.seedcast.file.Errno;

/**
 * A failure on which the user can act. The message is one line in lower case that names the URL or path concerned, with
 * secrets in URLs redacted; it is printed as it is. Anything unchecked is a bug.
 */
public class SeedcastException extends Exception {
    private final ExitCode exitCode;
    private final @Nullable String hint;

    public SeedcastException(ExitCode exitCode, String message, @Nullable String hint, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.hint = hint;
    }

    public SeedcastException(ExitCode exitCode, String message) {
        this(exitCode, message, null, null);
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** Returns a hint on what to do about it, if there is one. */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }

    /** The cause in few words, for the end of a message: never a line break, and a class name only where it is a bug. */
    public static String reason(Throwable cause) {
        Optional<Errno> errno = Errno.of(cause);
        if (errno.isPresent()) {
            return errno.get().reason();
        }
        String message = cause.getMessage();
        if (message == null || message.isBlank()) {
            return silent(cause);
        }
        return message.lines().findFirst().orElse(message).strip();
    }

    private static String silent(Throwable cause) {
        if (cause instanceof EOFException) {
            return "it ends too early";
        }
        if (cause instanceof ClosedChannelException) {
            return "it was closed meanwhile";
        }
        if (cause instanceof CharacterCodingException) {
            return "it is not UTF-8";
        }
        return cause instanceof IOException
                ? "it failed without giving a reason"
                : cause.getClass().getSimpleName();
    }
}
