package org.seedcast.cli;

import java.io.PrintWriter;
import java.util.Optional;

/** One line on stderr, and perhaps one more that says what to do. */
final class Message {
    private Message() {}

    static void print(PrintWriter err, String message, Optional<String> hint) {
        err.println("seedcast: " + Printable.of(message));
        hint.ifPresent(text -> err.println("hint: " + Printable.of(text)));
        err.flush();
    }
}
