package org.seedcast.handoff;

import java.util.Optional;

/** Credentials for a client; never printed. */
public record HandLogin(String user, String password) {

    /** Parses {@code user:password}, or a password alone; empty for an empty text. */
    public static Optional<HandLogin> parse(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        int colon = line.indexOf(':');
        return line.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        colon < 0
                                ? new HandLogin("", line)
                                : new HandLogin(line.substring(0, colon), line.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return "HandLogin[" + user + ":…]";
    }
}
