package org.seedcast.feed.repair;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.seedcast.feed.Limits;

/**
 * The text before the root element, which is left out: junk, XML declaration, comments and DOCTYPE.
 *
 * @param length characters before the root element
 * @param root name of the root element, as written; empty when there is none
 * @param repairs names of the parts that had to be left out
 */
record Prolog(int length, String root, Set<String> repairs) {
    static final String LEADING_JUNK = "leading-junk";
    static final String DOCTYPE = "doctype";

    private static final int FIRST_LOOK = 1 << 16;
    private static final Pattern FEED =
            Pattern.compile("<(?:[\\w.-]++:)?(?:rss|feed|rdf)(?=[\\s>/])", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARATION_OR_FEED =
            Pattern.compile("<\\?xml\\s|" + FEED.pattern(), Pattern.CASE_INSENSITIVE);
    private static final Pattern ROOT = Pattern.compile("<([\\p{L}_][^\\s/><]*+)");
    private static final Set<String> FEEDS = Set.of("rss", "feed", "rdf");

    /** Looks at the beginning, and only where that does not tell at more. */
    static Prolog of(FeedText text) throws IOException {
        for (int length = FIRST_LOOK; ; length = Math.min(length * 4, Limits.PROLOG_CHARACTERS)) {
            String head = head(text, length);
            Prolog prolog = in(head);
            boolean whole = head.length() < length;
            if (whole || prolog.isSettled() || length == Limits.PROLOG_CHARACTERS) {
                return prolog;
            }
        }
    }

    boolean isFeed() {
        return FEEDS.contains(localRoot());
    }

    /** A web page may speak of feeds further down; what else is no feed may be junk before one. */
    private boolean isSettled() {
        return isFeed() || localRoot().equals("html");
    }

    private String localRoot() {
        return root.substring(root.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }

    private static String head(FeedText text, int length) throws IOException {
        char[] head = new char[length];
        int count = 0;
        try (Reader reader = text.open()) {
            for (int more = 0; more >= 0 && count < length; more = reader.read(head, count, length - count)) {
                count += more;
            }
        }
        return new String(head, 0, count);
    }

    private static Prolog in(String text) {
        Set<String> repairs = new LinkedHashSet<>();
        int first = text.startsWith("\ufeff") ? 1 : 0;
        int start = Math.max(first, declaration(text));
        if (start > first) {
            repairs.add(LEADING_JUNK);
        }
        Matcher root = ROOT.matcher(text);
        boolean unended = false;
        for (int next = text.indexOf('<', start); next >= 0; next = text.indexOf('<', start)) {
            if (!text.substring(start, next).isBlank()) {
                repairs.add(LEADING_JUNK);
            }
            if (root.region(next, text.length()).lookingAt()) {
                return at(next, root.group(1), text, repairs);
            }
            start = unended ? next + 1 : afterMarkup(text, next, repairs);
            unended |= start == next + 1 && isDoctype(text, next); // whoever repeats it would have all read each time
        }
        return new Prolog(text.length(), "", repairs);
    }

    /** Servers print warnings before a feed, with tags of their own. */
    private static Prolog at(int first, String name, String text, Set<String> repairs) {
        Prolog found = new Prolog(first, name, repairs);
        Matcher feed = FEED.matcher(text);
        if (found.isSettled() || !feed.find(first)) {
            return found;
        }
        repairs.add(LEADING_JUNK);
        return new Prolog(feed.start(), feed.group().substring(1), repairs);
    }

    /** Returns the position of the XML declaration; 0 without one. */
    private static int declaration(String text) {
        Matcher found = DECLARATION_OR_FEED.matcher(text);
        return found.find() && found.group().startsWith("<?") ? found.start() : 0;
    }

    private static int afterMarkup(String text, int at, Set<String> repairs) {
        if (text.startsWith("<!--", at)) {
            return after(text, "-->", at);
        }
        if (text.startsWith("<?", at)) {
            return after(text, "?>", at);
        }
        int end = isDoctype(text, at) ? afterDoctype(text, at) : 0;
        repairs.add(end > 0 ? DOCTYPE : LEADING_JUNK);
        return end > 0 ? end : at + 1;
    }

    private static boolean isDoctype(String text, int at) {
        return text.regionMatches(true, at, "<!DOCTYPE", 0, 9);
    }

    private static int after(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    /** Past the closing bracket, minding quotes, comments and the internal subset (XML 1.0 §2.8); 0 if it never ends. */
    private static int afterDoctype(String text, int from) {
        int depth = 0;
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '<' && text.startsWith("<!--", i)) {
                i = after(text, "-->", i) - 1;
            } else if (c == '<') {
                depth++;
            } else if (c == '>' && --depth == 0) {
                return i + 1;
            }
        }
        return 0;
    }
}
