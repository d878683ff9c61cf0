package org.seedcast.failure;

import java.util.List;

/** Result of a run, as the shell sees it. New codes may be added: treat an unknown one as a failure. */
public enum ExitCode {
    DONE(0),
    FAILED(1),
    USAGE(2),
    /** Some items failed, the rest are published. */
    SOME_ITEMS_FAILED(3),
    LIBRARY_IN_USE(4),
    FEED_UNREADABLE(5),
    CONTENT_MISMATCH(6),
    OUT_OF_SPACE(7),
    BUG(70),
    INTERRUPTED(130);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The code of a run in which {@code failures} are left out, and the rest is published. */
    public static ExitCode withoutSome(List<SeedcastException> failures) {
        if (failures.stream().anyMatch(OutOfSpace.class::isInstance)) {
            return OUT_OF_SPACE;
        }
        return failures.isEmpty() ? DONE : SOME_ITEMS_FAILED;
    }
}
