package org.seedcast.feed;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes off what stands before the root element: junk, XML declaration, comments and DOCTYPE. */
final class Prolog {
    static final String LEADING_JUNK = "leading-junk";
    static final String DOCTYPE = "doctype";

    private static final Pattern DECLARATION_OR_FEED =
            Pattern.compile("<\\?xml\\s|<(?:[\\w.-]+:)?(?:rss|feed|rdf)[\\s>]", Pattern.CASE_INSENSITIVE);
    private static final Pattern ROOT = Pattern.compile("<[\\p{L}_]");

    private Prolog() {}

    /** The text from its root element on; empty when there is none. */
    static String strip(String text, Set<String> repairs) {
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        int start = declaration(plain);
        if (start > 0) {
            repairs.add(LEADING_JUNK);
        }
        int next = plain.indexOf('<', start);
        while (next >= 0 && !ROOT.matcher(plain).region(next, plain.length()).lookingAt()) {
            if (!plain.substring(start, next).isBlank()) {
                repairs.add(LEADING_JUNK);
            }
            start = afterMarkup(plain, next, repairs);
            next = plain.indexOf('<', start);
        }
        if (next > 0 && !plain.substring(start, next).isBlank()) {
            repairs.add(LEADING_JUNK);
        }
        return next < 0 ? "" : plain.substring(next);
    }

    /** Where the XML declaration is; 0 without one. Servers print warnings, even whole tags, before it. */
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
        if (text.regionMatches(true, at, "<!DOCTYPE", 0, 9)) {
            repairs.add(DOCTYPE);
            return afterDoctype(text, at);
        }
        repairs.add(LEADING_JUNK);
        return at + 1;
    }

    private static int after(String text, String end, int from) {
        int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    /** Past the closing bracket, minding quotes and the internal subset (XML 1.0 §2.8). */
    private static int afterDoctype(String text, int from) {
        int depth = 0;
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '<') {
                depth++;
            } else if (c == '>' && --depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }
}
