package org.seedcast.download.nature;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.seedcast.download.nature.Nature.Kind;

/** Recognises the kind of a text by its beginning. */
final class TextKind {
    private static final int LOOK_CHARS = 4096;

    /** Elements that a page may begin with (WHATWG MIME Sniffing §7.1), and more that people's scripts write. */
    private static final Set<String> PAGES = Set.of(
            "html", "head", "script", "iframe", "h1", "h2", "h3", "div", "font", "table", "a", "style", "title", "b",
            "body", "br", "p", "meta", "link", "center", "pre", "strong", "em", "i", "span", "hr", "ul", "form", "img");

    private static final Set<String> PLAYLISTS = Set.of("asx", "playlist", "smil", "mpd", "wpl");

    private TextKind() {}

    static Kind of(String text) {
        String start = start(text);
        if (start.startsWith("#extm3u")
                || start.startsWith("#extinf")
                || start.startsWith("[playlist]")
                || start.startsWith("[reference]")) {
            return Kind.PLAYLIST;
        }
        if (start.startsWith("%pdf-")) {
            return Kind.DOCUMENT;
        }
        return ofMarkup(text).orElse(isJson(start) ? Kind.JSON : Kind.TEXT);
    }

    /** Empty where the text begins with no markup. */
    static Optional<Kind> ofMarkup(String text) {
        String start = start(text);
        String rest = start;
        while (rest.startsWith("<!") || rest.startsWith("<?")) {
            if (rest.startsWith("<!doctype html")) {
                return Optional.of(Kind.PAGE);
            }
            String end = rest.startsWith("<!--") ? "-->" : ">";
            int close = rest.indexOf(end, 2);
            rest = close < 0 ? "" : rest.substring(close + end.length()).stripLeading();
        }
        String name = element(rest);
        if (name.isEmpty()) {
            return start.startsWith("<?xml") ? Optional.of(Kind.XML) : Optional.empty();
        }
        return Optional.of(kind(name));
    }

    private static Kind kind(String element) {
        if (PAGES.contains(element)) {
            return Kind.PAGE;
        }
        if (PLAYLISTS.contains(element)) {
            return Kind.PLAYLIST;
        }
        return element.equals("svg") ? Kind.PICTURE : Kind.XML;
    }

    /** The name of the element that {@code markup} begins with, without its prefix; empty for none. */
    private static String element(String markup) {
        int end = 1;
        while (end < markup.length() && isNameCharacter(markup.charAt(end))) {
            end++;
        }
        if (end == 1 || !markup.startsWith("<") || !Character.isLetter(markup.charAt(1))) {
            return "";
        }
        String name = markup.substring(1, end);
        return name.substring(name.indexOf(':') + 1);
    }

    private static boolean isNameCharacter(char one) {
        return Character.isLetterOrDigit(one) || one == ':' || one == '-' || one == '_' || one == '.';
    }

    private static boolean isJson(String start) {
        if (start.startsWith("{")) {
            return true;
        }
        String inside = start.startsWith("[") ? start.substring(1).stripLeading() : "";
        return !inside.isEmpty() && "[{\"]".indexOf(inside.charAt(0)) >= 0;
    }

    private static String start(String text) {
        String stripped = text.startsWith("\ufeff") ? text.substring(1) : text;
        String start = stripped.stripLeading();
        return start.substring(0, Math.min(start.length(), LOOK_CHARS)).toLowerCase(Locale.ROOT);
    }
}
