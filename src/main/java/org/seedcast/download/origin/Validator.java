package org.seedcast.download.origin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;
import org.seedcast.http.answer.EntityTag;
import org.seedcast.http.answer.ModificationDate;
import org.seedcast.http.answer.SingleHeader;

/**
 * Identifies a response byte for byte: a strong ETag, or else a date that is old enough to be one (RFC 9110 §8.8). Weak
 * ones do not count, as they stand for other bytes that mean the same.
 *
 * @param value for If-Range, as the origin wrote it
 * @param isEntityTag whether it is an ETag, not a date
 */
public record Validator(String value, boolean isEntityTag) {
    /** A file may change twice within a second; a minute allows for clocks that differ, too. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    static Optional<Validator> of(Headers headers) {
        boolean tagged = headers.get("ETag") != null;
        return told(headers, tagged)
                .filter(validator -> validator.isStrong() && (tagged || validator.isSettled(headers)));
    }

    private static Optional<Validator> told(Headers headers, boolean tagged) {
        return SingleHeader.of(headers, tagged ? "ETag" : "Last-Modified").map(value -> new Validator(value, tagged));
    }

    private boolean isSettled(Headers headers) {
        Optional<Instant> modified = ModificationDate.parse(value);
        Optional<Instant> sent = SingleHeader.of(headers, "Date").flatMap(ModificationDate::parse);
        return modified.isPresent()
                && sent.isPresent()
                && !modified.get().plus(SETTLED).isAfter(sent.get());
    }

    /** Reports whether a request can use it to ask for the very same bytes. */
    public boolean isStrong() {
        return isEntityTag
                ? EntityTag.isStrong(value)
                : ModificationDate.parse(value).isPresent();
    }

    /** Reports whether {@code headers} come with these very bytes. */
    boolean isOf(Headers headers) {
        return told(headers, isEntityTag).equals(Optional.of(this));
    }
}
