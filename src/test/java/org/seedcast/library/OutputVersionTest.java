package org.seedcast.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputVersionTest {
    @ParameterizedTest
    @CsvSource({
        // digest, now, date afterwards
        "same, 12:00:00, 10:00:00",
        "other, 12:00:00, 12:00:00",
        "other, 10:00:01, 10:00:01",
        "other, 10:00:00, 10:00:01",
        "other, 09:00:00, 10:00:01",
    })
    void theDateMovesForwardWithTheBytesAndOnlyThen(String digest, String now, String expected) {
        OutputVersion last = new OutputVersion("same", at("10:00:00"));

        assertThat(last.next(digest, at(now))).isEqualTo(new OutputVersion(digest, at(expected)));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-01-01T" + time + "Z");
    }
}
