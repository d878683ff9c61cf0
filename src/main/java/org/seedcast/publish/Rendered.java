package org.seedcast.publish;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** A feed whose date of last change is still open, as it depends on whether the rest of it changed. */
record Rendered(String text) {
    /** Stands where the date will be: private-use characters, which no feed has reason to contain. */
    static final String DATE_MARK = "\uE000date\uE000";

    String digest() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    byte[] dated(Instant lastChange) {
        return text.replace(DATE_MARK, Xml.date(lastChange)).getBytes(StandardCharsets.UTF_8);
    }
}
