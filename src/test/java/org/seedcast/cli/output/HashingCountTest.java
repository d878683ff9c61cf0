package org.seedcast.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.progress.Progress;

class HashingCountTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0          | 4000000000 | 0      | [....................] 0 % of 4.0 GB, 0 B/s: x",
                "1000000000 | 4000000000 | 1000   | [#####...............] 25 % of 4.0 GB, 1.0 GB/s, 3 s left: x",
                "4000000000 | 4000000000 | 4000   | [####################] 100 % of 4.0 GB, 1.0 GB/s, 0 s left: x",
                "1000000    | 1000000000 | 1000   | [....................] 0 % of 1.0 GB, 1.0 MB/s, 16 min 39 s left: x",
                "1000       | 10000000   | 1000   | [....................] 0 % of 10.0 MB, 1.0 kB/s, 2 h 46 min left: x"
            })
    void aBarTellsRateAndTimeLeft(long done, long total, long millis, String text) {
        assertThat(HashingCount.text("x", done, total, Duration.ofMillis(millis)))
                .isEqualTo(text);
    }

    @Test
    void thereIsNothingToTellBeforeAndAfter() {
        HashingCount count = new HashingCount();
        assertThat(count.lines()).isEmpty();
        try (Progress.Task task = count.begin("al\u001Bbum", 10)) {
            task.advance(5);
            assertThat(count.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line).contains("50 % of 10 B").endsWith(": album"));
        }
        assertThat(count.lines()).isEmpty();
    }
}
