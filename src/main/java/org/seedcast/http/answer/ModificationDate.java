package org.seedcast.http.answer;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.Headers;

/**
 * The date of a Last-Modified header, as far as it can be true (RFC 9110 §8.8.2). By one of the future nothing would ever
 * have changed since; servers that do not know send the first day of their clock.
 */
public final class ModificationDate {
    private static final String NAME = "Last-Modified";
    /** Nothing on the web is older. */
    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");
    /** A clock of this machine that runs slow by less does not matter. */
    private static final Duration SLACK = Duration.ofDays(1);

    private ModificationDate() {}

    /** Empty for what is no date, or one that was before there was a web. */
    public static Optional<Instant> parse(String text) {
        return HeaderText.isSendable(text)
                ? Optional.ofNullable(Headers.of(NAME, text).getInstant(NAME)).filter(date -> !date.isBefore(FIRST))
                : Optional.empty();
    }

    /** Tells if {@code text} is a date that may have been true at {@code now}. */
    public static boolean isPast(String text, Instant now) {
        return parse(text).filter(date -> !date.isAfter(now.plus(SLACK))).isPresent();
    }

    /** The header as it was sent, where it can be true: no later than the answer itself. */
    public static Optional<String> in(Headers headers, Instant now) {
        Optional<Instant> sent = SingleHeader.of(headers, "Date").flatMap(ModificationDate::parse);
        return SingleHeader.of(headers, NAME)
                .filter(text -> isPast(text, now))
                .filter(text ->
                        sent.isEmpty() || !parse(text).orElse(Instant.MAX).isAfter(sent.get()));
    }
}
