package org.seedcast.download.origin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports a body that is not what is wanted, and would not be at another try. */
public final class WrongBody extends Exception {
    private final @Nullable String hint;

    private WrongBody(String message, @Nullable String hint) {
        super(message);
        this.hint = hint;
    }

    public WrongBody(String message) {
        this(message, null);
    }

    public static WrongBody tooLarge(String message) {
        return new WrongBody(message, "if you want it anyway, allow it with --max-file-size");
    }

    /** Returns a hint on what to do about it, if there is one. */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }
}
