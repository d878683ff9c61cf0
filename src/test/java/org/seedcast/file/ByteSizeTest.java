package org.seedcast.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1024, 1024",
        "1b, 1",
        "500 KB, 500000",
        "500kb, 500000",
        "1k, 1000",
        "1Ki, 1024",
        "64MiB, 67108864",
        "8GiB, 8589934592",
        "' 8 gib ', 8589934592",
        "2T, 2000000000000",
        "1.5 MiB, 1572864",
        "0.5k, 500",
        "1.5, 2",
        "9007199254740993, 9007199254740993",
        "999999999999999999, 999999999999999999",
    })
    void readsWhatPeopleWrite(String text, long bytes) {
        assertThat(ByteSize.parse(text)).isEqualTo(new ByteSize(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "1,5M", "KB", "1 0", "5i", "5ib", "1PB", "1.M", "0x10", "1e3", "٣", "1KBB"})
    void refusesWhatIsNoSize(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteSize.parse(text))
                .withMessageContaining("not a size: " + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999999999k", "5000000TiB"})
    void refusesWhatNoDiskHolds(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteSize.parse(text))
                .withMessage("too large a size: " + text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "1049, 1.0 kB",
        "58200000, 58.2 MB",
        "999949, 999.9 kB",
        "999950, 1.0 MB",
        "999999999, 1.0 GB",
        "2500000000000, 2.5 TB",
        "1234500000000000, 1234.5 TB",
    })
    void isShownInDecimalUnits(long bytes, String text) {
        assertThat(new ByteSize(bytes)).hasToString(text);
    }

    @Test
    void isNeverNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ByteSize(-1));
    }
}
