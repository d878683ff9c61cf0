package org.seedcast.failure;

/**
 * An unforeseen exception or error in the handling of one thing: that thing fails, and all others go on. The hint asks
 * to report it.
 */
public final class Unforeseen extends SeedcastException {
    private Unforeseen(String message, Throwable cause) {
        super(ExitCode.BUG, message, "this is a bug in seedcast: run it again with -v and report the output", cause);
    }

    /** @param what could not be done, such as {@code cannot publish X} */
    public static Unforeseen of(String what, Throwable cause) {
        return new Unforeseen(what + ": " + reason(cause), cause);
    }
}
