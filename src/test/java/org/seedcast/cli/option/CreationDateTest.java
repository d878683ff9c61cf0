package org.seedcast.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreationDateTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @ParameterizedTest
    @CsvSource({
        ",                          false, ,           ",
        ",                          true,  1000000000, ",
        ",                          false, 1000000000, 2001-09-09T01:46:40Z",
        "now,                       false, ,           2026-01-02T03:04:05Z",
        "now,                       false, 1000000000, 2001-09-09T01:46:40Z",
        "2025-06-03,                false, 1000000000, 2025-06-03T00:00:00Z",
        "2025-06-03T09:00:00Z,      false, ,           2025-06-03T09:00:00Z",
        "2025-06-03T11:00:00+02:00, false, ,           2025-06-03T09:00:00Z"
    })
    void isWhatOptionAndEnvironmentSay(
            @Nullable String typed, boolean none, @Nullable String epoch, @Nullable String date) {
        assertThat(CreationDate.of(Optional.ofNullable(typed), none, Optional.ofNullable(epoch), NOW))
                .isEqualTo(Optional.ofNullable(date).map(Instant::parse));
    }

    @Test
    void anEpochThatIsNoneIsRefused() {
        assertThatThrownBy(() -> CreationDate.of(Optional.empty(), false, Optional.of("yesterday"), NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SOURCE_DATE_EPOCH is not a number of seconds: yesterday");
    }
}
