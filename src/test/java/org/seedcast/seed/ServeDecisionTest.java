package org.seedcast.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.file.FileStamp;

class ServeDecisionTest {
    private static final FileStamp KNOWN = new FileStamp(100, 2_000_000_001, 7);

    @ParameterizedTest
    @CsvSource({
        "100, 2000000001, 7, SERVE",
        "100, 2000000001, 8, SERVE_AND_CHECK",
        "100, 2000000002, 7, CHECK_FIRST",
        "100, 2000000000, 7, CHECK_FIRST",
        "101, 2000000001, 7, CHECK_FIRST",
        "99,  2000000001, 8, CHECK_FIRST",
        "0,   2000000001, 7, CHECK_FIRST"
    })
    void sizeAndTimeDecide(long size, long modifiedNanos, long inode, ServeDecision expected) {
        assertThat(ServeDecision.decide(KNOWN, Optional.of(new FileStamp(size, modifiedNanos, inode))))
                .isEqualTo(expected);
    }

    @Test
    void whatIsNotThereIsMissing() {
        assertThat(ServeDecision.decide(KNOWN, Optional.empty())).isEqualTo(ServeDecision.MISSING);
    }
}
