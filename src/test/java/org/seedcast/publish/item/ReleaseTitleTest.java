package org.seedcast.publish.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseTitleTest {
    @ParameterizedTest
    @CsvSource({
        "2024-05-01 Night Drive, Night Drive",
        "2024-05-01_-_Night Drive, Night Drive",
        "2024-05-01, 2024-05-01",
        "2024-05-011 x, 2024-05-011 x",
        "2024-05-02 Night Drive, 2024-05-02 Night Drive",
        "Night Drive 2024-05-01, Night Drive 2024-05-01"
    })
    void itsOwnDateIsToldOnce(String title, String shown) {
        assertThat(ReleaseTitle.of(title, Optional.of(Instant.parse("2024-05-01T00:00:00Z"))))
                .isEqualTo(shown);
        assertThat(ReleaseTitle.of(title, Optional.empty())).isEqualTo(title);
    }
}
