package org.seedcast.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.library.EpisodeState.Failure;

class EpisodeStateTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "7, 64", "8, 128", "9, 168", "10, 168", "100, 168", "2147483647, 168"})
    void theWaitDoublesFromAnHourToSevenDays(int attempts, int hours) {
        Instant at = Instant.parse("2026-01-01T00:00:00Z");

        assertThat(new Failure(attempts, at, "HTTP 404").nextTry(at)).isEqualTo(at.plus(Duration.ofHours(hours)));
    }

    @Test
    void whatFailedWhileTheClockWasAheadDoesNotWaitUntilThen() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");

        assertThat(new Failure(1, now.plusSeconds(1), "HTTP 404").nextTry(now)).isEqualTo(now);
        assertThat(new Failure(9, now.plus(Duration.ofDays(4000)), "HTTP 404").nextTry(now))
                .isEqualTo(now);
    }
}
