package org.seedcast.publish.feed;

import java.util.Locale;
import java.util.Set;

/** Detects addresses that a browser runs instead of fetching. */
final class ActiveAddress {
    private static final Set<String> SCHEMES = Set.of(
            "javascript",
            "vbscript",
            "livescript",
            "mocha",
            "ecmascript",
            "data",
            "blob",
            "filesystem",
            "about",
            "mhtml",
            "view-source");
    /** Schemes that pass on the address that follows them. */
    private static final Set<String> WRAPPERS = Set.of("feed", "pcast", "podcast", "itpc", "jar", "wyciwyg", "url");

    /** Longer than any scheme; what comes later is not looked at. */
    private static final int BEGINNING = 200;

    private ActiveAddress() {}

    /** Browsers skip white space and control characters before and within a scheme (URL Standard, basic parser). */
    static boolean is(String address) {
        StringBuilder scheme = new StringBuilder();
        int end = Math.min(address.length(), BEGINNING);
        for (int i = 0; i < end; i++) {
            char c = address.charAt(i);
            if (c == ':') {
                String name = scheme.toString().toLowerCase(Locale.ROOT);
                if (!WRAPPERS.contains(name)) {
                    return SCHEMES.contains(name);
                }
                scheme.setLength(0);
            } else if (!isSkipped(c)) {
                scheme.append(c);
            }
        }
        return false;
    }

    /**
     * Reports whether {@code text}, which need not be an address, is such a one all the same: a title may begin
     * "JavaScript: ".
     */
    static boolean isIn(String text) {
        String one = text.strip();
        boolean word = one.chars().noneMatch(Character::isWhitespace);
        return word && is(one) && (one.indexOf('(') > 0 || one.indexOf(',') > 0); // it calls something, or is data
    }

    private static boolean isSkipped(char c) {
        return c <= ' '
                || Character.isISOControl(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.FORMAT;
    }
}
