package org.seedcast.publish.companion;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.seedcast.publish.item.Xml;

/** Texts from strangers without what nobody can see. */
final class CleanText {
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]++");
    private static final Pattern UNFIT_IN_LINES =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069&&[^\n\t]]++");
    private static final Pattern BLANKS = Pattern.compile("\\s++");
    private static final Pattern ENDS = Pattern.compile("\\r\\n?");

    private CleanText() {}

    /** One line, cut after {@code most} characters. */
    static String line(String text, int most) {
        String line = BLANKS.matcher(UNFIT.matcher(Xml.carried(text)).replaceAll(" "))
                .replaceAll(" ")
                .strip();
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most)) + "…";
    }

    static String lines(String text) {
        return UNFIT_IN_LINES
                .matcher(ENDS.matcher(Xml.carried(text)).replaceAll("\n"))
                .replaceAll("");
    }

    /** In UTF-8, or as Windows wrote it. */
    static String decoded(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, Charset.forName("windows-1252"));
        }
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
