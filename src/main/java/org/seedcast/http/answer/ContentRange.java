package org.seedcast.http.answer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;

/**
 * The range of bytes in a partial response (RFC 9110 §14.4).
 *
 * @param first counted from 0
 * @param last included
 * @param total bytes of the whole body
 */
public record ContentRange(long first, long last, long total) {
    private static final Pattern TEXT = Pattern.compile("^(?i)bytes\\s++(\\d{1,18})-(\\d{1,18})/(\\d{1,18})");

    /** Empty where there is none, or not one that tells all three. */
    public static Optional<ContentRange> of(Headers headers) {
        Matcher range = TEXT.matcher(SingleHeader.of(headers, "Content-Range").orElse(""));
        return range.matches()
                ? Optional.of(new ContentRange(number(range, 1), number(range, 2), number(range, 3)))
                : Optional.empty();
    }

    private static long number(Matcher range, int group) {
        return Long.parseLong(range.group(group));
    }

    /** Reports whether it is everything from {@code offset} to the end of a body of {@code size} bytes. */
    public boolean isRest(long offset, long size) {
        return first == offset && total == size && last == size - 1;
    }

    /** Tells if nothing is left out. */
    boolean isWhole() {
        return isRest(0, total);
    }
}
