package org.seedcast.torrent;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Text in URLs (RFC 3986). */
final class Percent {
    private static final Pattern BARE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final String RESERVED = ":/?#[]@!$&'()*+,;=";
    private static final String DIGITS = "0123456789ABCDEF";

    private Percent() {}

    /** Everything but unreserved characters is escaped (section 2.3); a space is {@code %20}, as clients differ over {@code +}. */
    static String encoded(String text) {
        return encoded(text, UNRESERVED);
    }

    /** Escapes what no URL can hold; escapes and characters with a meaning in URLs stay. */
    static String repaired(String url) {
        return encoded(BARE.matcher(url).replaceAll("%25"), UNRESERVED + RESERVED + "%");
    }

    private static String encoded(String text, String kept) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (kept.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append('%').append(DIGITS.charAt(b >> 4 & 0xf)).append(DIGITS.charAt(b & 0xf));
            }
        }
        return encoded.toString();
    }
}
