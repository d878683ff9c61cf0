package org.seedcast.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.http.guard.AddressRefused;

class RetryPolicyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final OptionalInt FAULT = OptionalInt.empty();

    private static Optional<Duration> delay(
            int attempts, OptionalInt status, Optional<String> retryAfter, double jitter) {
        return new RetryPolicy(20).delayAfter(attempts, status, retryAfter, NOW, jitter);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 599})
    void passingErrorsAreTriedAgain(int status) {
        assertThat(delay(1, OptionalInt.of(status), Optional.empty(), 1)).contains(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 416, 600})
    void lastingErrorsAreNot(int status) {
        assertThat(delay(1, OptionalInt.of(status), Optional.of("5"), 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1000", "2, 2000", "3, 4000", "6, 32000", "7, 60000", "20, 60000"})
    void theWaitDoublesUpToAMinute(int attempts, long millis) {
        assertThat(delay(attempts, FAULT, Optional.empty(), 1)).contains(Duration.ofMillis(millis));
        assertThat(delay(attempts, FAULT, Optional.empty(), 0)).contains(Duration.ofMillis(millis / 2));
    }

    @ParameterizedTest
    @CsvSource({
        "30, 30",
        "0, 1",
        "600, 600",
        "601, 600",
        "999999999, 600",
        "99999999999, 1",
        "'Sun, 01 Mar 2026 12:00:45 GMT', 45",
        "'Sun, 01 Mar 2026 11:00:00 GMT', 1",
        "'Tue, 01 Mar 2050 11:00:00 GMT', 600",
        "soon, 1",
        "-5, 1",
    })
    void retryAfterIsHonouredUpToTenMinutes(String header, long seconds) {
        assertThat(delay(1, OptionalInt.of(429), Optional.of(header), 1)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void givesUpAfterSoManyRetries() {
        RetryPolicy two = new RetryPolicy(2);

        assertThat(two.delayAfter(2, FAULT, Optional.empty(), NOW, 0.5)).isPresent();
        assertThat(two.delayAfter(3, FAULT, Optional.empty(), NOW, 0.5)).isEmpty();
        assertThat(RetryPolicy.NONE.delayAfter(1, FAULT, Optional.empty(), NOW, 0.5))
                .isEmpty();
    }

    @Test
    void whatIsRefusedStaysRefused() {
        assertThat(RetryPolicy.mayPass(new IOException("reset"))).isTrue();
        assertThat(RetryPolicy.mayPass(new AddressRefused("private", "hint"))).isFalse();
        assertThat(RetryPolicy.mayPass(new RedirectRefused("loop"))).isFalse();
        assertThat(RetryPolicy.mayPass(new SSLHandshakeException("expired"))).isFalse();
    }
}
