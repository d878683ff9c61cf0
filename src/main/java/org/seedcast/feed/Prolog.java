package org.seedcast.feed;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes off what stands before the root element: junk, XML declaration, comments and DOCTYPE. */
final class Prolog {
    static final String LEADING_JUNK = "leading-junk";
    static final String DOCTYPE = "doctype";

    private static final Pattern XML_DECLARATION = Pattern.compile("<\\?xml\\s[^>]*\\?>");
    private static final Pattern ROOT = Pattern.compile("<[\\p{L}_]");

    private Prolog() {}

    /** The text from its root element on; empty when there is none. */
    static String strip(String text, Set<String> repairs) {
        String plain = text.startsWith("\ufeff") ? text.substring(1) : text;
        int start = 0;
        boolean atStart = true;
        while (true) {
            int next = plain.indexOf('<', start);
            if (next < 0) {
                return "";
            }
            if (atStart ? next > 0 : !plain.substring(start, next).isBlank()) {
                repairs.add(LEADING_JUNK);
            }
            if (plain.startsWith("<!--", next)) {
                start = after(plain, "-->", next);
            } else if (plain.startsWith("<?", next)) {
                if (!atStart
                        && XML_DECLARATION
                                .matcher(plain)
                                .region(next, plain.length())
                                .lookingAt()) {
                    repairs.add(LEADING_JUNK);
                }
                start = after(plain, "?>", next);
            } else if (plain.regionMatches(true, next, "<!DOCTYPE", 0, 9)) {
                repairs.add(DOCTYPE);
                start = afterDoctype(plain, next);
            } else if (isRoot(plain, next)) {
                return plain.substring(next);
            } else {
                repairs.add(LEADING_JUNK);
                start = next + 1;
            }
            atStart = false;
        }
    }

    private static boolean isRoot(String text, int at) {
        Matcher matcher = ROOT.matcher(text).region(at, text.length());
        return matcher.lookingAt();
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
