package org.seedcast.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
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

    @ParameterizedTest
    @CsvSource({
        "I/O error, BROKEN",
        "Symbolic link loop, LINKS_IN_A_CIRCLE",
        "Too many levels of symbolic links or unable to access attributes of symbolic link, LINKS_IN_A_CIRCLE",
        "Too many levels of symbolic links (NOFOLLOW_LINKS specified), LINKS_IN_A_CIRCLE",
        "No file descriptors available, TOO_MANY_OPEN",
        "Read-only file system, READ_ONLY",
        "File too large, TOO_LARGE",
        "it is a link of the user eve, "
    })
    void isKnownByTheReasonAndNotByTheNameOfTheFile(String reason, Errno errno) {
        assertThat(Errno.of(new FileSystemException("/a/No space left on device", null, reason)))
                .isEqualTo(Optional.ofNullable(errno));
    }

    @Test
    void isKnownByTheTypesThatJavaHas() {
        assertThat(Errno.of(new NoSuchFileException("/a"))).hasValue(Errno.ABSENT);
        assertThat(Errno.of(new AccessDeniedException("/a"))).hasValue(Errno.DENIED);
        assertThat(Errno.of(new UncheckedIOException(new AccessDeniedException("/a"))))
                .hasValue(Errno.DENIED);
        assertThat(Errno.of(new IOException("Cannot run program \"x\": error=13, Keine Berechtigung")))
                .hasValue(Errno.DENIED);
        assertThat(Errno.of(new IOException(new IOException("Broken pipe")))).hasValue(Errno.PIPE);
        assertThat(Errno.of(new IllegalStateException("Permission denied"))).isEmpty();
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
