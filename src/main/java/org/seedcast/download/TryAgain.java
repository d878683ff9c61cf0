package org.seedcast.download;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reports a request that ended without its body; the retry policy decides whether another one may help.
 *
 * <p>{@code status} is empty when the connection broke.
 */
final class TryAgain extends Exception {
    private final OptionalInt status;
    private final Optional<String> retryAfter;
    private final Optional<String> hint;

    TryAgain(
            String message,
            OptionalInt status,
            Optional<String> retryAfter,
            Optional<String> hint,
            @Nullable Throwable cause) {
        super(message, cause);
        this.hint = hint;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    OptionalInt status() {
        return status;
    }

    /** Returns advice for a failure that no other request can solve. */
    Optional<String> hint() {
        return hint;
    }

    /** The header of that name, as sent. */
    Optional<String> retryAfter() {
        return retryAfter;
    }
}
