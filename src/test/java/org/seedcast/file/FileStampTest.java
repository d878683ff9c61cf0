package org.seedcast.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStampTest {
    private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-02T03:04:05.123456789Z"));

    private final Path folder;

    FileStampTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void tellsSizeTimeAndInode() throws Exception {
        Path file = file("a", "12345");

        FileStamp stamp = FileStamp.of(file);

        assertThat(stamp.size()).isEqualTo(5);
        assertThat(stamp.modifiedNanos()).isEqualTo(1_767_323_045_123_456_789L);
        assertThat(stamp.inode()).isEqualTo(Files.getAttribute(file, "unix:ino"));
    }

    @Test
    void aCopyWithItsTimeIsTheSameContent() throws Exception {
        FileStamp original = FileStamp.of(file("a", "12345"));
        FileStamp copy = FileStamp.of(file("b", "12345"));

        assertThat(copy).isNotEqualTo(original);
        assertThat(copy.sameContentAs(original)).isTrue();
    }

    @Test
    void anotherSizeOrTimeIsAnotherContent() {
        FileStamp stamp = new FileStamp(5, 1_000, 7);

        assertThat(stamp.sameContentAs(new FileStamp(6, 1_000, 7))).isFalse();
        assertThat(stamp.sameContentAs(new FileStamp(5, 1_001, 7))).isFalse();
    }

    @Test
    void aMissingFileHasNone() {
        assertThatThrownBy(() -> FileStamp.of(folder.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }

    private Path file(String name, String content) throws Exception {
        Path file = Files.writeString(folder.resolve(name), content);
        return Files.setLastModifiedTime(file, TIME);
    }
}
