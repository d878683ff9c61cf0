package org.seedcast.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AtomicFileTest {
    /** createDirectories, create, write, sync, rename, syncDirectory. */
    private static final int OPERATIONS = 6;

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));

    private final Path folder;
    private final Path file;

    AtomicFileTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("site/page.html");
    }

    @Test
    void makesTheDirectory() throws Exception {
        assertThat(new AtomicFile(Disk.REAL).writeIfChanged(file, bytes("new"))).isTrue();

        assertThat(file).hasContent("new");
    }

    @Test
    void leavesAnUnchangedFileAlone() throws Exception {
        fileHolds("same");
        FailingDisk disk = FailingDisk.at(1);

        assertThat(new AtomicFile(disk).writeIfChanged(file, bytes("same"))).isFalse();

        assertThat(disk.hasFailed()).as("touched the disk").isFalse();
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
    }

    @ParameterizedTest
    @CsvSource({"old, new", "old, older", "old, ''", "'', new"})
    void writesWhatDiffers(String old, String content) throws Exception {
        fileHolds(old);

        assertThat(new AtomicFile(Disk.REAL).writeIfChanged(file, bytes(content)))
                .isTrue();

        assertThat(file).hasContent(content);
        assertThat(Files.getLastModifiedTime(file)).isGreaterThan(LONG_AGO);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aFailureLeavesTheOldBytesOrTheNew(int operation) throws Exception {
        fileHolds("old bytes");
        FailingDisk disk = FailingDisk.at(operation);

        assertThatThrownBy(() -> new AtomicFile(disk).write(file, bytes("the new bytes")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("as this test wants");

        assertThat(disk.hasFailed()).isTrue();
        boolean renamed = operation == OPERATIONS;
        assertThat(file).hasContent(renamed ? "the new bytes" : "old bytes");
        assertThat(folder.resolve("site"))
                .as("nothing half written is left")
                .isDirectoryNotContaining(at -> !at.equals(file));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void aDiskThatGoesAwayIsMadeUpForByTheNextWrite(int operation) throws Exception {
        fileHolds("old bytes");

        assertThatThrownBy(() -> new AtomicFile(FailingDisk.from(operation)).write(file, bytes("the new bytes")))
                .isInstanceOf(IOException.class);
        assertThat(Files.readString(file)).isIn("old bytes", "the new bytes");

        AtomicFile files = new AtomicFile(Disk.REAL);
        files.sweep(folder.resolve("site"), Set.of());
        files.write(file, bytes("the new bytes"));
        assertThat(file).hasContent("the new bytes");
        assertThat(folder.resolve("site")).isDirectoryNotContaining(at -> !at.equals(file));
    }

    static IntStream operations() {
        return IntStream.rangeClosed(1, OPERATIONS);
    }

    @Test
    void theseAreAllTheOperations() throws Exception {
        FailingDisk disk = FailingDisk.at(OPERATIONS + 1);

        new AtomicFile(disk).write(file, bytes("new"));

        assertThat(disk.hasFailed()).isFalse();
        assertThat(disk.operations()).isEqualTo(OPERATIONS);
    }

    @Test
    void aLinkWithTheSameBytesBehindItIsReplaced() throws Exception {
        Path victim = Files.writeString(folder.resolve("victim"), "same");
        Files.createDirectories(file.getParent());
        Files.createSymbolicLink(file, victim);

        assertThat(new AtomicFile(Disk.REAL).writeIfChanged(file, bytes("same")))
                .isTrue();

        assertThat(Files.isSymbolicLink(file)).isFalse();
    }

    @Test
    void nobodyKnowsTheTemporaryNameBeforehand() {
        Path longest = folder.resolve("ü".repeat(127));

        assertThat(IntStream.range(0, 100).mapToObj(any -> TemporaryName.of(longest)))
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(bytes(name)).hasSizeLessThanOrEqualTo(255))
                .allSatisfy(name -> assertThat(name).matches("\\.ü{60}\\.[0-9a-f]{16}\\.tmp"));
    }

    /** Of the first edition, too; but not what the seeder may be about to rename. */
    @Test
    void whatWasLeftHalfWrittenIsSweptAway() throws Exception {
        Path site = Files.createDirectories(file.getParent());
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Files.writeString(site.resolve(".page.html.tmp"), "half");
        Files.writeString(site.resolve(TemporaryName.of(file)), "half");
        Files.createSymbolicLink(site.resolve(".link.tmp"), victim);
        Path kept = Files.writeString(site.resolve(".htaccess"), "kept");
        Path fresh = Files.writeString(site.resolve(TemporaryName.of(Path.of("stats.json"))), "{");
        Path old = Files.writeString(site.resolve(TemporaryName.of(Path.of("stats.json"))), "{");
        Files.setLastModifiedTime(old, LONG_AGO);

        new AtomicFile(Disk.REAL).sweep(site, Set.of("stats.json"));
        new AtomicFile(Disk.REAL).sweep(folder.resolve("none"), Set.of());

        assertThat(site).isDirectoryNotContaining(path -> !path.equals(kept) && !path.equals(fresh));
        assertThat(kept).exists();
        assertThat(fresh).exists();
        assertThat(victim).hasContent("precious");
    }

    @Test
    void aLinkToADirectoryIsADirectory() throws Exception {
        Path large = Files.createDirectory(folder.resolve("large-disk"));
        Files.createSymbolicLink(folder.resolve("site"), large);

        new AtomicFile(Disk.REAL).write(file, bytes("new"));

        assertThat(large.resolve("page.html")).hasContent("new");
    }

    @Test
    void aDirectoryInTheWayIsAFailure() throws Exception {
        Files.createDirectories(file.resolve("inside"));

        assertThatThrownBy(() -> new AtomicFile(Disk.REAL).writeIfChanged(file, bytes("new")))
                .isInstanceOf(IOException.class);
    }

    private void fileHolds(String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, LONG_AGO);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
