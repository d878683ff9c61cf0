package org.seedcast.http;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A redirect that is not followed: too many, in a loop, or to a place that nothing is fetched from. Never worth a
 * retry.
 */
public final class RedirectRefused extends IOException {
    private final @Nullable String hint;

    public RedirectRefused(String message) {
        this(message, null);
    }

    RedirectRefused(String message, @Nullable String hint) {
        super(message);
        this.hint = hint;
    }

    /** Returns what the operator can do if the redirect is intended. */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }
}
