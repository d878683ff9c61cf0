package org.seedcast.download.origin;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What arrived is not what is wanted, and would not be at another try. */
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
        return new WrongBody(message, "if it is wanted all the same, allow it with --max-file-size");
    }

    /** What to do about it, when there is something to say. */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }
}
