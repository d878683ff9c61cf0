package org.seedcast.http;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.seedcast.http.answer.MalformedAnswer;
import org.seedcast.http.guard.AddressRefused;

/**
 * Decides whether to retry a failed request, and when. Pure: the caller waits.
 *
 * @param maxRetries tries after the first one
 */
public record RetryPolicy(int maxRetries) {
    private static final Pattern SECONDS = Pattern.compile("^\\d{1,9}");

    public static final RetryPolicy DEFAULT = new RetryPolicy(5);
    public static final RetryPolicy NONE = new RetryPolicy(0);

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(10);

    public RetryPolicy {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("a number of retries cannot be negative: " + maxRetries);
        }
    }

    /**
     * Returns the delay before the next try; empty to give up.
     *
     * @param failedAttempts tries made so far, at least 1
     * @param httpStatus of the last answer; empty when there was none (a connection fault)
     * @param retryAfter the header of that answer: seconds or an HTTP date (RFC 9110 §10.2.3)
     * @param jitter from 0 to 1, random, so that many clients do not come back in step
     */
    public Optional<Duration> delayAfter(
            int failedAttempts, OptionalInt httpStatus, Optional<String> retryAfter, Instant now, double jitter) {
        if (failedAttempts > maxRetries || !isWorthRetrying(httpStatus)) {
            return Optional.empty();
        }
        Duration backOff = backOff(failedAttempts, jitter);
        Duration asked = retryAfter.flatMap(text -> asked(text, now)).orElse(Duration.ZERO);
        return Optional.of(asked.compareTo(backOff) > 0 ? asked : backOff);
    }

    /** Reports whether a connection fault may pass by itself: a refused address or a bad certificate does not. */
    public static boolean mayPass(IOException fault) {
        return !(fault instanceof AddressRefused
                || fault instanceof RedirectRefused
                || fault instanceof MalformedAnswer
                || fault instanceof SSLPeerUnverifiedException
                || fault instanceof SSLHandshakeException);
    }

    private static boolean isWorthRetrying(OptionalInt httpStatus) {
        if (httpStatus.isEmpty()) {
            return true;
        }
        int status = httpStatus.getAsInt();
        return status == 408 || status == 425 || status == 429 || (status >= 500 && status <= 599);
    }

    /** Between half and the whole of 1 s, 2 s, 4 s … 60 s. */
    private static Duration backOff(int failedAttempts, double jitter) {
        long doubled = FIRST_DELAY.toMillis() << Math.min(failedAttempts - 1, 16);
        long millis = Math.min(doubled, LONGEST_DELAY.toMillis());
        return Duration.ofMillis(Math.round(millis * (0.5 + jitter / 2)));
    }

    private static Optional<Duration> asked(String retryAfter, Instant now) {
        String text = retryAfter.strip();
        try {
            Duration asked = SECONDS.matcher(text).matches()
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return Optional.of(asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked);
        } catch (DateTimeException e) {
            return Optional.empty(); // neither form: the usual back-off holds
        }
    }
}
