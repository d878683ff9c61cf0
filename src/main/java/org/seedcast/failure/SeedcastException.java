package org.seedcast.failure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something the user can act on. The message is one line in lower case that names the URL or path concerned, with
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

    /** What to do about it, when there is something to say. */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }

    /** The cause in few words, for the end of a message: never a class name alone, never a line break. */
    public static String reason(Throwable cause) {
        String message = cause.getMessage();
        if (message == null || message.isBlank()) {
            return cause.getClass().getSimpleName();
        }
        return message.lines().findFirst().orElse(message).strip();
    }
}
