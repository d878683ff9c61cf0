package org.seedcast.publish.item;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;

/**
 * Extracts the text of HTML in one pass, with a blank line around each block. A tree as browsers build it may have more
 * elements than the square of its tags; this keeps only the names of those that are open.
 */
final class HtmlText {
    private static final Set<String> BLOCKS = Set.of("p", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "tr");
    /** Elements that end an open paragraph (HTML §13.2.6.4.7). */
    private static final Set<String> ENDS_PARAGRAPH = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "center",
            "dd",
            "details",
            "dir",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "li",
            "main",
            "menu",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "ul");
    /** Elements whose end ends what is open in them; the end of any other, such as {@code b}, ends no block. */
    private static final Set<String> FRAMES = Stream.concat(
                    ENDS_PARAGRAPH.stream(), Stream.of("caption", "tbody", "td", "tfoot", "th", "thead", "tr"))
            .filter(name -> !name.equals("hr"))
            .collect(Collectors.toUnmodifiableSet());
    /** Elements that hold no text for readers. */
    private static final Set<String> SILENT = Set.of("script", "style");

    private static final Set<String> RAW = Set.of("iframe", "noembed", "noframes", "script", "style", "xmp");
    /** Deeper ones are text without a frame. */
    private static final int MOST_OPEN = 10_000;

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private final Map<String, Integer> opened = new HashMap<>();
    private int position;

    private HtmlText(String html) {
        this.html = html;
    }

    static String of(String html) {
        HtmlText reader = new HtmlText(html);
        while (reader.position < html.length()) {
            reader.step();
        }
        return reader.text.toString();
    }

    private void step() {
        int bracket = html.indexOf('<', position);
        // A bracket that opens nothing is text.
        while (bracket >= 0 && !opensMarkup(bracket)) {
            bracket = html.indexOf('<', bracket + 1);
        }
        int end = bracket < 0 ? html.length() : bracket;
        String plain = html.substring(position, end);
        text.append(plain.indexOf('&') < 0 ? plain : Parser.unescapeEntities(plain, false));
        position = end;
        if (bracket >= 0) {
            markup();
        }
    }

    private boolean opensMarkup(int bracket) {
        char next = at(bracket + 1);
        return isLetter(next) || next == '!' || next == '?' || next == '/';
    }

    private void markup() {
        char next = at(position + 1);
        if (html.startsWith("<!--", position)) {
            boolean empty = html.startsWith(">", position + 4) || html.startsWith("->", position + 4);
            position = empty ? after(">", position + 4) : after("-->", position + 4);
        } else if (next == '/' && isLetter(at(position + 2))) {
            position += 2;
            String name = name();
            skipAttributes();
            end(name);
        } else if (isLetter(next)) {
            position++;
            String name = name();
            skipAttributes();
            start(name);
        } else {
            position = after(">", position + 1);
        }
    }

    private void start(String name) {
        if (ENDS_PARAGRAPH.contains(name) && opened.getOrDefault("p", 0) > 0) {
            end("p");
        }
        if (BLOCKS.contains(name)) {
            text.append("\n\n");
        }
        if (name.equals("br")) {
            text.append('\n');
        }
        if (RAW.contains(name)) {
            raw(name);
        } else if (FRAMES.contains(name) && open.size() < MOST_OPEN) {
            open.push(name);
            opened.merge(name, 1, Integer::sum);
        }
    }

    /** Content that knows no tag but its own end. */
    private void raw(String name) {
        int from = position;
        int end = html.indexOf("</", from);
        while (end >= 0 && !html.regionMatches(true, end + 2, name, 0, name.length())) {
            end = html.indexOf("</", end + 2);
        }
        int content = end < 0 ? html.length() : end;
        if (!SILENT.contains(name)) {
            text.append(html, from, content);
        }
        position = end < 0 ? html.length() : after(">", end);
    }

    /** Ends what is open in the element, too; an end of nothing is nothing, but {@code </p>} is an empty paragraph. */
    private void end(String name) {
        if (opened.getOrDefault(name, 0) == 0) {
            text.append(name.equals("p") ? "\n\n" : name.equals("br") ? "\n" : "");
            return;
        }
        String ended;
        do {
            ended = open.pop();
            opened.merge(ended, -1, Integer::sum);
            if (BLOCKS.contains(ended)) {
                text.append("\n\n");
            }
        } while (!ended.equals(name));
    }

    private String name() {
        int start = position;
        while (position < html.length() && " \t\r\n\f/>".indexOf(html.charAt(position)) < 0) {
            position++;
        }
        return html.substring(start, Math.min(position, start + 40)).toLowerCase(Locale.ROOT);
    }

    /** Goes past the end of the tag, minding quotes; a tag that has no end goes to the end of all. */
    private void skipAttributes() {
        boolean value = false;
        while (position < html.length()) {
            char c = html.charAt(position++);
            if (c == '>') {
                return;
            }
            if (value && (c == '"' || c == '\'')) {
                position = after(String.valueOf(c), position);
            }
            value = c == '=' || (value && c <= ' ');
        }
    }

    private int after(String mark, int from) {
        int found = html.indexOf(mark, from);
        return found < 0 ? html.length() : found + mark.length();
    }

    private char at(int index) {
        return index < html.length() ? html.charAt(index) : 0;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
