package org.seedcast.feed;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Declares the namespace prefixes that a feed uses without saying what they stand for. */
final class UndeclaredPrefixes {
    private static final Pattern USED = Pattern.compile("(?:</?|\\s)([A-Za-z][\\w.-]*):[A-Za-z][\\w.-]*(?=[\\s=/>])");
    private static final Pattern DECLARED = Pattern.compile("\\sxmlns:([A-Za-z][\\w.-]*)\\s*=");
    private static final Pattern ROOT_NAME = Pattern.compile("^<[^\\s/>]+");

    private UndeclaredPrefixes() {}

    /** @param text starts with the root element */
    static String declare(String text) {
        Set<String> missing = all(USED, text);
        missing.removeAll(all(DECLARED, text));
        missing.remove("xml");
        missing.remove("xmlns");
        Matcher root = ROOT_NAME.matcher(text);
        if (missing.isEmpty() || !root.find()) {
            return text;
        }
        StringBuilder declarations = new StringBuilder();
        for (String prefix : missing) {
            declarations
                    .append(" xmlns:")
                    .append(prefix)
                    .append("=\"")
                    .append(FeedNames.uriOf(prefix))
                    .append('"');
        }
        return text.substring(0, root.end()) + declarations + text.substring(root.end());
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> names.add(match.group(1)));
        return names;
    }
}
