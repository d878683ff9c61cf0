package org.seedcast.download.nature;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads bytes as text, if they are: in UTF-8, UTF-16 or UTF-32, with and without a mark, or in some 8-bit charset. */
final class TextBytes {
    /** Number of bytes that are text in any charset if none is a control character. */
    private static final int SURELY_TEXT_BYTES = 64;

    private TextBytes() {}

    /** Empty where the first {@code count} of {@code bytes} are no text, or none at all. */
    static Optional<String> of(byte[] bytes, int count) {
        if (startsWith(bytes, count, 0xFF, 0xFE, 0, 0)) {
            return strict(bytes, 4, count, Charset.forName("UTF-32LE"));
        }
        if (startsWith(bytes, count, 0, 0, 0xFE, 0xFF)) {
            return strict(bytes, 4, count, Charset.forName("UTF-32BE"));
        }
        if (startsWith(bytes, count, 0xFF, 0xFE)) {
            return strict(bytes, 2, count, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, count, 0xFE, 0xFF)) {
            return strict(bytes, 2, count, StandardCharsets.UTF_16BE);
        }
        int mark = startsWith(bytes, count, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        return strict(bytes, mark, count, StandardCharsets.UTF_8)
                .or(() -> unmarked(bytes, count, StandardCharsets.UTF_16LE, 1))
                .or(() -> unmarked(bytes, count, StandardCharsets.UTF_16BE, 0))
                .or(() -> bytewise(bytes, count));
    }

    private static boolean startsWith(byte[] bytes, int count, int... mark) {
        if (count < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** A character that is cut in two at the end does not count. */
    private static Optional<String> strict(byte[] bytes, int from, int count, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer chars = CharBuffer.allocate(count - from + 1);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes, from, count - from), chars, false);
        String text = chars.flip().toString();
        return !result.isError() && !text.isEmpty() && text.codePoints().allMatch(TextBytes::isText)
                ? Optional.of(text)
                : Optional.empty();
    }

    /** Without a mark only where every other byte is zero, as in the markup of a page. */
    private static Optional<String> unmarked(byte[] bytes, int count, Charset charset, int zeros) {
        for (int i = zeros; i < count; i += 2) {
            if (bytes[i] != 0) {
                return Optional.empty();
            }
        }
        return count < 2 ? Optional.empty() : strict(bytes, 0, count, charset);
    }

    /** Some 8-bit charset or another. */
    private static Optional<String> bytewise(byte[] bytes, int count) {
        int plain = 0;
        int odd = 0;
        for (int i = 0; i < count; i++) {
            int one = bytes[i] & 0xFF;
            if (isControl(one)) {
                return Optional.empty();
            }
            plain += one < 0x80 ? 1 : 0;
            odd += one >= 0x80 && one < 0xA0 ? 1 : 0;
        }
        boolean text = count >= SURELY_TEXT_BYTES || odd == 0 || plain * 4 >= count * 3;
        return count > 0 && text
                ? Optional.of(new String(bytes, 0, count, StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }

    private static boolean isText(int codePoint) {
        int type = Character.getType(codePoint);
        return !isControl(codePoint)
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE
                && type != Character.SURROGATE;
    }

    /** A binary data byte (WHATWG MIME Sniffing §3). */
    private static boolean isControl(int code) {
        return code < 0x20 && code != '\t' && code != '\n' && code != '\f' && code != '\r' && code != 0x1B;
    }
}
