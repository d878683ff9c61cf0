package org.seedcast.address;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The secrets in an address, or in a text that holds addresses: users with their passwords, and parameters that
 * {@link SecretName} knows, in the query, the fragment or the path, however they are encoded, also of an address inside
 * of another. This is the one rule for what is refused, left out of what is published, and never shown.
 *
 * @param spans where they stand, in order and apart
 */
public record Secrets(String text, List<Span> spans) {
    private static final String STARS = "***";
    private static final String AUTHORITY_ENDS = "/\\?#\"'<>";
    private static final String PIECE_ENDS = "/\\?&;#,\"'<>";
    private static final String PATH_VALUE_ENDS = "/?&;#\"'<>";
    private static final String VALUE_ENDS = "&;#\"'<>";

    public Secrets {
        spans = List.copyOf(spans);
    }

    /** From a character to before another. */
    public record Span(int start, int end) {}

    public static Secrets in(URI address) {
        return in(address.toString());
    }

    /** Works on any text, also on what is no address. */
    public static Secrets in(String text) {
        if (text.indexOf('@') < 0 && text.indexOf('=') < 0 && text.indexOf('%') < 0) {
            return new Secrets(text, List.of()); // most have no place for one, and thousands may be asked for in a run
        }
        List<Span> spans = new ArrayList<>(users(text));
        spans.addAll(parameters(text));
        return new Secrets(text, apart(spans));
    }

    /** In the address of a tracker, where a path may be a secret, too: {@link Passkey}. */
    public static Secrets inTracker(URI tracker) {
        Secrets known = in(tracker);
        List<Span> spans = new ArrayList<>(known.spans());
        spans.addAll(Passkey.in(known.text()));
        return new Secrets(known.text(), apart(spans));
    }

    /** Reports whether a parameter of that name is one, as long as it has a value. */
    public static boolean isName(String name) {
        return SecretName.is(name);
    }

    public boolean any() {
        return !spans.isEmpty();
    }

    /** The text with stars in their places. */
    public String redacted() {
        StringBuilder shown = new StringBuilder(text.length());
        int done = 0;
        for (Span span : spans) {
            shown.append(text, done, span.start()).append(STARS);
            done = span.end();
        }
        return shown.append(text, done, text.length()).toString();
    }

    private static List<Span> users(String text) {
        List<Span> users = new ArrayList<>();
        for (int at = slashes(text, 0); at < text.length(); at = slashes(text, at)) {
            int end = end(text, at, AUTHORITY_ENDS);
            String authority = text.substring(at, end);
            int encoded = Math.max(authority.lastIndexOf("%40"), authority.lastIndexOf("%2540"));
            int user = Math.max(authority.lastIndexOf('@'), encoded);
            if (user > 0 && !authority.substring(0, user).equals(":")) {
                users.add(new Span(at, at + user));
            }
            at = end;
        }
        return users;
    }

    /** Behind the next two, which browsers take backwards, too. */
    private static int slashes(String text, int from) {
        for (int at = from; at + 1 < text.length(); at++) {
            if (isSlash(text.charAt(at)) && isSlash(text.charAt(at + 1))) {
                return at + 2;
            }
        }
        return text.length();
    }

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    private static List<Span> parameters(String text) {
        List<Span> values = new ArrayList<>();
        boolean behindPath = false;
        for (int at = 0; at < text.length(); at++) {
            int end = end(text, at, PIECE_ENDS);
            String piece = text.substring(at, end);
            int value = at + piece.indexOf('=') + 1;
            if (value > at && SecretName.is(text.substring(at, value - 1))) {
                end = end(text, value, behindPath ? VALUE_ENDS : PATH_VALUE_ENDS);
                if (!Decoded.fully(text.substring(value, end)).isBlank()) {
                    values.add(new Span(value, end));
                }
            } else if (isInside(piece)) {
                values.add(new Span(value, end));
            }
            char stop = end < text.length() ? text.charAt(end) : ' ';
            behindPath = "?#&".indexOf(stop) >= 0 || (behindPath && !isBlank(stop) && "\"'<>".indexOf(stop) < 0);
            at = end;
        }
        return values;
    }

    /** Reports whether it holds an encoded address with a secret of its own. */
    private static boolean isInside(String piece) {
        return piece.indexOf('%') >= 0
                && Decoded.forms(piece).stream()
                        .skip(1)
                        .anyMatch(form -> !users(form).isEmpty()
                                || !parameters(form.replace('%', ' ')).isEmpty());
    }

    private static int end(String text, int from, String ends) {
        int end = from;
        while (end < text.length() && !isBlank(text.charAt(end)) && ends.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || Character.isWhitespace(c);
    }

    private static List<Span> apart(List<Span> spans) {
        List<Span> apart = new ArrayList<>();
        int done = -1;
        for (Span span :
                spans.stream().sorted(Comparator.comparing(Span::start)).toList()) {
            if (span.start() >= done) {
                apart.add(span);
                done = span.end();
            }
        }
        return apart;
    }
}
