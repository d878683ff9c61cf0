package org.seedcast.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {
    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    private Seal seal = new Seal("", 0, 0, 0);

    @BeforeEach
    void write() throws Exception {
        file = Files.writeString(folder.resolve("torrents.xml"), "the feed as it was written");
        seal = Seal.of(file);
    }

    @Test
    void whatNobodyTouchedNeedsNoReading() {
        assertThat(seal.isUnmoved(file)).isTrue();
        assertThat(seal.damage(file)).isEmpty();
    }

    @Test
    void aTouchedFileHasMovedAndIsNotDamaged() throws Exception {
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertThat(seal.isUnmoved(file)).isFalse();
        assertThat(seal.damage(file)).isEmpty();
    }

    @Test
    void otherBytesOfTheSameSizeAreFoundThoughTheirTimeIsSetBack() throws Exception {
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "The feed as it was written");
        Files.setLastModifiedTime(file, time);
        assertThat(seal.isUnmoved(file)).isFalse();
        assertThat(seal.damage(file)).contains("its content has changed since it was written");
    }

    @Test
    void everyDamageHasItsWords() throws Exception {
        Files.writeString(file, "");
        assertThat(seal.damage(file)).contains("it is empty");
        Files.writeString(file, "the feed");
        assertThat(seal.damage(file)).contains("it has 8 bytes instead of 26");
        Files.delete(file);
        assertThat(seal.damage(file)).contains("it is missing");
        Files.createDirectory(file);
        assertThat(seal.damage(file)).contains("a folder has its name");
        Files.delete(file);
        Files.createSymbolicLink(file, Files.writeString(folder.resolve("copy"), "the feed as it was written"));
        assertThat(seal.damage(file)).contains("it is no longer a file");
    }

    /** Root could read it all the same, and no web server will. */
    @Test
    void whatItsOwnerMayNotReadIsDamaged() throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assertThat(seal.isUnmoved(file)).isFalse();
        assertThat(seal.damage(file)).contains("it cannot be read");
    }

    @Test
    void itIsWrittenDownAndReadAgain() {
        assertThat(Seal.parse(seal.text())).contains(seal);
        assertThat(Seal.parse("")).isEmpty();
        assertThat(Seal.parse("a b c d")).isEmpty();
    }
}
