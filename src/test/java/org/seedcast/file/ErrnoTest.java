package org.seedcast.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrnoTest {
    @ParameterizedTest
    @CsvSource({
        "No space left on device, true",
        "/a/b: No space left on device, true",
        "Disk quota exceeded, true",
        "Permission denied, false",
        "Input/output error, false",
        "'', false",
        ", false"
    })
    void isKnownByTheWordsOfTheSystem(String message, boolean full) {
        assertThat(Errno.isNoSpace(new IOException(message))).isEqualTo(full);
    }

    /** Whatever language these words are in. */
    @Test
    void aFullDeviceIsFull() throws Exception {
        try (FileOutputStream device = new FileOutputStream("/dev/full")) {
            device.write(0);
            throw new AssertionError("it has room");
        } catch (IOException e) {
            assertThat(Errno.isNoSpace(e)).as(e.getMessage()).isTrue();
        }
    }
}
