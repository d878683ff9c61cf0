package org.seedcast.feed.repair;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Repairs emoji that some databases write as two surrogates of three bytes each (CESU-8). Lone surrogates, where some
 * cut between the two, are left out.
 */
final class SurrogateBytes {
    private static final int LENGTH = 3;
    private static final int LAST_HIGH = 0xaf;

    private SurrogateBytes() {}

    /** The same bytes with such pairs in UTF-8 and lone surrogates left out; {@code bytes} itself when there are none. */
    static byte[] joined(byte[] bytes) {
        int next = find(bytes, 0);
        if (next == bytes.length) {
            return bytes;
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream(bytes.length);
        int done = 0;
        while (next < bytes.length) {
            joined.write(bytes, done, next - done);
            done = next + LENGTH;
            if (isHigh(bytes, next) && isSurrogate(bytes, done) && !isHigh(bytes, done)) {
                joined.writeBytes(pair(bytes, next));
                done += LENGTH;
            }
            next = find(bytes, done);
        }
        joined.write(bytes, done, bytes.length - done);
        return joined.toByteArray();
    }

    private static int find(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && !isSurrogate(bytes, at)) {
            at++;
        }
        return at;
    }

    private static boolean isSurrogate(byte[] bytes, int at) {
        return at + 2 < bytes.length
                && (bytes[at] & 0xff) == 0xed
                && (bytes[at + 1] & 0xff) >= 0xa0
                && (bytes[at + 1] & 0xff) <= 0xbf
                && (bytes[at + 2] & 0xc0) == 0x80;
    }

    private static boolean isHigh(byte[] bytes, int at) {
        return (bytes[at + 1] & 0xff) <= LAST_HIGH;
    }

    private static byte[] pair(byte[] bytes, int at) {
        char high = unit(bytes, at);
        char low = unit(bytes, at + LENGTH);
        return Character.toString(Character.toCodePoint(high, low)).getBytes(StandardCharsets.UTF_8);
    }

    private static char unit(byte[] bytes, int at) {
        return (char) (((bytes[at] & 0xf) << 12) | ((bytes[at + 1] & 0x3f) << 6) | (bytes[at + 2] & 0x3f));
    }
}
