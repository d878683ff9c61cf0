package org.seedcast.download;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.seedcast.http.HeaderText;

/**
 * What a response is known again by, byte for byte: a strong ETag, or else a date that is old enough to be one (RFC 9110
 * §8.8). Weak ones do not count, as they stand for other bytes that mean the same.
 *
 * @param value for If-Range, as the origin wrote it
 * @param isEntityTag whether it is an ETag, not a date
 */
public record Validator(String value, boolean isEntityTag) {
    private static final Pattern STRONG_TAG = Pattern.compile("^\"[\\x21\\x23-\\x7e]*+\"");
    /** A file may change twice within a second; a minute allows for clocks that differ, too. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    static Optional<Validator> of(Headers headers) {
        String tag = headers.get("ETag");
        if (tag != null) {
            return Optional.of(new Validator(tag, true)).filter(Validator::isStrong);
        }
        Instant modified = headers.getInstant("Last-Modified");
        Instant sent = headers.getInstant("Date");
        boolean settled =
                modified != null && sent != null && !modified.plus(SETTLED).isAfter(sent);
        return headers.values("Last-Modified").stream()
                .filter(any -> settled)
                .findFirst()
                .map(value -> new Validator(value, false))
                .filter(Validator::isStrong);
    }

    /** Tells if a request can ask by it for the very same bytes. */
    boolean isStrong() {
        return HeaderText.isSendable(value)
                && (!isEntityTag || STRONG_TAG.matcher(value).matches());
    }

    /** Whether {@code headers} come with these very bytes. */
    boolean isOf(Headers headers) {
        return value.equals(headers.get(isEntityTag ? "ETag" : "Last-Modified"));
    }
}
