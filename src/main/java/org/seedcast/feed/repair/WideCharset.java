package org.seedcast.feed.repair;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Distinguishes UTF-16 and UTF-32, with and without a byte order mark, from encodings that write ASCII as bytes. */
final class WideCharset {
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final int SAMPLE = 256;

    private WideCharset() {}

    static Optional<Charset> of(byte[] bytes) {
        return marked(bytes).or(() -> unmarked(bytes));
    }

    /** UTF-32LE first: its mark begins with that of UTF-16LE. */
    private static Optional<Charset> marked(byte[] bytes) {
        if (startsWith(bytes, 0, 0, 0xfe, 0xff)) {
            return Optional.of(UTF_32BE);
        }
        if (startsWith(bytes, 0xff, 0xfe, 0, 0)) {
            return Optional.of(UTF_32LE);
        }
        if (startsWith(bytes, 0xfe, 0xff)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return startsWith(bytes, 0xff, 0xfe) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        boolean same = bytes.length >= start.length;
        for (int i = 0; same && i < start.length; i++) {
            same = (bytes[i] & 0xff) == start[i];
        }
        return same;
    }

    /** The beginning of a feed is ASCII: its zero bytes stand where the encoding has its high bytes. */
    private static Optional<Charset> unmarked(byte[] bytes) {
        int groups = Math.min(bytes.length, SAMPLE) / 4;
        int[] zeros = new int[4];
        for (int i = 0; i < groups * 4; i++) {
            zeros[i % 4] += bytes[i] == 0 ? 1 : 0;
        }
        boolean[] high = new boolean[4];
        for (int i = 0; i < 4; i++) {
            high[i] = groups > 0 && zeros[i] > groups / 2;
        }
        if (high[1] && high[2]) {
            return high[0] == high[3] ? Optional.empty() : Optional.of(high[0] ? UTF_32BE : UTF_32LE);
        }
        if (high[0] && high[2] && !high[3]) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return high[1] && high[3] && !high[0] ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }
}
