package org.seedcast.cli.output;

import java.io.PrintWriter;
import java.util.Optional;
import org.seedcast.address.Secrets;

/** One line on stderr, and perhaps a hint below it. */
public final class Message {
    private Message() {}

    public static void print(PrintWriter err, String message, Optional<String> hint) {
        err.println("seedcast: " + shown(message));
        hint.ifPresent(text -> err.println("hint: " + shown(text)));
        err.flush();
    }

    /** A message may name what a feed wrote, such as a guid. */
    private static String shown(String text) {
        return Printable.of(Secrets.in(text).redacted());
    }
}
