package org.seedcast.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.seedcast.LocalUsers.mode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.LocalUsers;

/** Files are made with the rights of their directory, and through no link. */
class RealDiskTest {
    private final Path folder;
    private Path victim = Path.of("");

    RealDiskTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void aVictim() throws Exception {
        victim = Files.writeString(folder.resolve("victim"), "precious");
    }

    @ParameterizedTest
    @CsvSource({
        "0755, 0644, 0755",
        "0700, 0600, 0700",
        "0750, 0640, 0750",
        "0711, 0644, 0711",
        "02775, 0664, 02775",
        "02770, 0660, 02770",
        // no setting of ours: somebody's umask was 0, or there is a group for something else
        "0777, 0644, 0755",
        "0775, 0644, 0755",
        "02755, 0644, 02755",
        "01777, 0644, 0755"
    })
    void rightsAreThoseOfTheDirectory(String directory, String file, String below) throws Exception {
        Path made = Files.createDirectory(folder.resolve("made"));
        Files.setAttribute(made, "unix:mode", Integer.decode(directory));

        write(Disk.REAL.create(made.resolve("file")), "new");
        Disk.REAL.createDirectories(made.resolve("a/b"));

        assertThat(mode(made.resolve("file"))).isEqualTo(octal(file));
        assertThat(mode(made.resolve("a"))).isEqualTo(octal(below));
        assertThat(mode(made.resolve("a/b"))).isEqualTo(octal(below));
    }

    @ParameterizedTest
    @CsvSource({
        "0700, false, 0700",
        "0755, false, 0755",
        "02775, false, 0755",
        "02770, false, 0700",
        "0700, true, 02770",
        "0755, true, 02775",
        "02775, true, 02775"
    })
    void aGroupIsLetIn(String before, boolean group, String after) {
        assertThat(Rights.shared(Integer.decode(before), group)).isEqualTo(Integer.decode(after));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsThereIsReplaced(boolean named) throws Exception {
        Disk disk = named ? Disk.REAL.named() : Disk.REAL;
        Path symbolic = Files.createSymbolicLink(folder.resolve("symbolic"), victim);
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
        Path hard = Files.createLink(folder.resolve("hard"), victim);
        Path old = Files.writeString(folder.resolve("old"), "a longer text");

        for (Path file : new Path[] {symbolic, dangling, hard, old}) {
            write(disk.create(file), "new");
            assertThat(file).isRegularFile().hasContent("new");
            assertThat(Files.isSymbolicLink(file)).isFalse();
        }
        assertThat(victim).hasContent("precious");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void aDirectoryIsNotReplaced() throws Exception {
        Path directory = Files.createDirectory(folder.resolve("directory"));

        assertThatThrownBy(() -> Disk.REAL.create(directory)).isInstanceOf(IOException.class);

        assertThat(directory).isDirectory();
    }

    @Test
    void nothingIsAppendedThroughALink() throws Exception {
        Path symbolic = Files.createSymbolicLink(folder.resolve("symbolic"), victim);
        Path hard = Files.createLink(folder.resolve("hard"), victim);

        for (Path file : new Path[] {symbolic, hard}) {
            assertThatThrownBy(() -> Disk.REAL.append(file, 1))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("it is a link");
        }
        assertThat(victim).hasContent("precious");
    }

    @Test
    void nothingIsMadeBehindTheLinkOfAnother() throws Exception {
        LocalUsers.requireRoot();
        Path trap = Files.createDirectory(folder.resolve("trap"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), trap);
        write(Disk.REAL.create(link.resolve("mine")), "new");
        Files.setAttribute(link, "unix:uid", LocalUsers.NOBODY, LinkOption.NOFOLLOW_LINKS);

        assertThatThrownBy(() -> Disk.REAL.create(link.resolve("a"))).isInstanceOf(Links.ForeignLink.class);
        assertThatThrownBy(() -> Disk.REAL.append(link.resolve("mine"), 1)).isInstanceOf(Links.ForeignLink.class);
        assertThatThrownBy(() -> Disk.REAL.createDirectories(link)).isInstanceOf(Links.ForeignLink.class);
        assertThatThrownBy(() -> Disk.REAL.createDirectories(link.resolve("a"))).isInstanceOf(Links.ForeignLink.class);
        assertThatThrownBy(() -> new AtomicFile(Disk.REAL).delete(link.resolve("mine")))
                .isInstanceOf(Links.ForeignLink.class);
        assertThatThrownBy(() -> ProcessLock.tryAcquire(link.resolve("lock"))).isInstanceOf(Links.ForeignLink.class);
        assertThat(trap).isDirectoryNotContaining(path -> !path.endsWith("mine"));
    }

    @Test
    void aLockIsNoLink() throws Exception {
        Path lock = Files.createSymbolicLink(folder.resolve("lock"), victim);

        assertThatThrownBy(() -> ProcessLock.tryAcquire(lock)).hasMessageContaining("it is a link");

        assertThat(victim).hasContent("precious");
    }

    private static void write(Disk.Sink sink, String text) throws IOException {
        try (sink) {
            sink.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
        }
    }

    @Test
    void aFileTakesANameThatNothingHas() throws Exception {
        Path source = Files.writeString(folder.resolve("new.part"), "new");
        Disk.REAL.place(source, folder.resolve("new"));
        assertThat(folder.resolve("new")).hasContent("new");
        assertThat(source).doesNotExist();
        assertThat(Files.getAttribute(folder.resolve("new"), "unix:nlink")).isEqualTo(1);
    }

    @Test
    void aFileTakesNobodysName() throws Exception {
        Path source = Files.writeString(folder.resolve("new.part"), "new");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        Path directory = Files.createDirectory(folder.resolve("directory"));
        for (Path taken : List.of(victim, link, directory)) {
            assertThatThrownBy(() -> Disk.REAL.place(source, taken)).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(victim).hasContent("precious");
        assertThat(source).hasContent("new");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    /** A kill between the two steps leaves both names. */
    @Test
    void aFileThatHasTheNameAlreadyLosesItsFirst() throws Exception {
        Path source = Files.writeString(folder.resolve("new.part"), "new");
        Files.createLink(folder.resolve("new"), source);
        Disk.REAL.place(source, folder.resolve("new"));
        assertThat(folder.resolve("new")).hasContent("new");
        assertThat(source).doesNotExist();
    }

    private static String octal(String mode) {
        return Integer.toOctalString(Integer.decode(mode));
    }
}
