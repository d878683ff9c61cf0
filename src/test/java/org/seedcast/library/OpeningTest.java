package org.seedcast.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.seedcast.library.store.LibraryFixture.item;
import static org.seedcast.library.store.LibraryFixture.rss;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.file.LockHolder;
import org.seedcast.library.store.Library;
import org.seedcast.library.store.LibraryFixture;

/** Opening a library: shared with others, copied in memory, damaged, or not a library at all. */
@Timeout(120)
class OpeningTest {
    private static final String DATE = "Tue, 03 Jun 2025 09:00:00 +0000";

    private final Path root;
    private final Layout layout;

    OpeningTest(@TempDir Path folder) {
        this.root = folder.resolve("library");
        this.layout = new Layout(root);
    }

    @Test
    @SuppressWarnings("try") // the library is in use by being open
    void twoWritersInOneProcessAreRefused() throws Exception {
        try (Library library = Library.open(layout)) {
            assertThatThrownBy(() -> Library.open(layout))
                    .isInstanceOf(LibraryInUse.class)
                    .hasMessage("library " + root + " is in use by process "
                            + ProcessHandle.current().pid());
        }
        Library.open(layout).close();
    }

    @Test
    void aWriterInAnotherProcessIsNamed() throws Exception {
        Library.open(layout).close();
        try (LockHolder other = LockHolder.start(layout.lock())) {
            assertThat(other.holds()).isTrue();
            assertThatThrownBy(() -> Library.open(layout))
                    .isInstanceOf(LibraryInUse.class)
                    .hasMessageEndingWith("is in use by process " + other.pid());
        }
        Library.open(layout).close();
    }

    @Test
    void aRehearsalOfNothingWritesNothing() throws Exception {
        try (Library rehearsal = Library.rehearse(layout)) {
            assertThat(rehearsal.isLasting()).isFalse();
            assertThat(rehearsal.items().all()).isEmpty();
            rehearsal.save(PublishingSettings.NONE);
        }
        assertThat(root).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "with blank",
                "what?mode=memory",
                "x?journal_mode=off",
                "it's",
                "50%25 #1",
                "\u00fc\u65e5",
                "a\"b"
            })
    void aRehearsalSeesTheLibraryAndWritesNothing(String name) throws Exception {
        Path directory = root.resolve(name);
        try (LibraryFixture fixture = new LibraryFixture(directory)) {
            fixture.merge(rss(item("g", "T", DATE, "https://a.example/e.mp3")));
        }
        Map<String, byte[]> before = contents(directory);

        try (Library rehearsal = Library.rehearse(new Layout(directory))) {
            Item item = rehearsal.items().all().get(0);
            assertThat(item.title()).isEqualTo("T");
            assertThat(rehearsal.items().begin(item).named()).isTrue();
        }

        assertThat(contents(directory)).containsExactlyInAnyOrderEntriesOf(before);
        try (Library library = Library.open(new Layout(directory))) {
            assertThat(library.items().all()).singleElement().matches(item -> !item.named(), "is not named");
        }
        assertThat(layoutOf(directory)).exists();
    }

    private static Path layoutOf(Path directory) {
        return directory.resolve(".seedcast/library.db");
    }

    @Test
    void aRehearsalMayRunBesideAWriter() throws Exception {
        try (LibraryFixture fixture = new LibraryFixture(root)) {
            fixture.merge(rss(item("g", "T", DATE, "https://a.example/e.mp3")));
            try (Library rehearsal = Library.rehearse(layout)) {
                assertThat(rehearsal.items().all()).hasSize(1);
            }
            assertThatThrownBy(() -> Library.open(layout)).isInstanceOf(LibraryInUse.class);
        }
    }

    @Test
    void aNewerSchemaIsRefused() throws Exception {
        Library.open(layout).close();
        overwrite(60, new byte[] {0, 0, 0, 99}); // user_version (SQLite file format, 1.3)

        assertThatThrownBy(() -> Library.open(layout))
                .isInstanceOf(LibraryUnusable.class)
                .hasMessageContaining("it was written by a newer seedcast (schema 99)");
        assertThatThrownBy(() -> Library.rehearse(layout)).isInstanceOf(LibraryUnusable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 99, 100, 511, 512, 4096, 5000, 20480, -4096, -512, -1})
    void aDatabaseThatIsCutOffIsNoLibrary(int length) throws Exception {
        fill();
        byte[] whole = Files.readAllBytes(layout.database());
        byte[] cut = Arrays.copyOf(whole, length < 0 ? whole.length + length : length);
        Files.write(layout.database(), cut);
        Files.delete(layout.backup());

        assertThatThrownBy(() -> Library.open(layout))
                .isInstanceOf(LibraryUnusable.class)
                .hasMessageContaining(root.toString());
        assertThatThrownBy(() -> Library.rehearse(layout)).isInstanceOf(LibraryUnusable.class);
        assertThat(Files.readAllBytes(layout.database()))
                .as("left as it was found")
                .isEqualTo(cut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "<html>disk quota exceeded</html>"})
    void aFileThatIsNoDatabaseIsNoLibrary(String content) throws Exception {
        Library.open(layout).close();
        Files.writeString(layout.database(), content.repeat(1000));
        Files.delete(layout.backup());

        assertThatThrownBy(() -> Library.open(layout)).isInstanceOf(LibraryUnusable.class);
        assertThatThrownBy(() -> Library.rehearse(layout)).isInstanceOf(LibraryUnusable.class);
    }

    @Test
    void aLibraryThatCouldNotBeOpenedIsNotLeftLocked() throws Exception {
        fill();
        byte[] whole = Files.readAllBytes(layout.database());
        Files.write(layout.database(), new byte[0]);
        Files.move(layout.backup(), root.resolve("elsewhere"));
        assertThatThrownBy(() -> Library.open(layout)).isInstanceOf(LibraryUnusable.class);

        Files.write(layout.database(), whole);
        try (Library library = Library.open(layout)) {
            assertThat(library.items().all()).hasSize(200);
        }
    }

    @Test
    void whatACrashLeftWhileTheLibraryWasMadeIsNoHindrance() throws Exception {
        Files.createDirectories(layout.state());
        Files.write(layout.state().resolve("library.db.new"), new byte[4096]);
        Files.write(layout.state().resolve("library.db.new-journal"), new byte[512]);

        Library.open(layout).close();

        try (Stream<Path> files = Files.list(layout.state())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("library.db", "library.db.last-good", "kept.json", "lock");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "media", "site", "site/torrents", ".seedcast"})
    void aFileInPlaceOfADirectoryIsSaidSo(String place) throws Exception {
        Path file = root.resolve(place);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "in the way");

        assertThatThrownBy(() -> Library.open(layout))
                .isInstanceOf(LibraryUnusable.class)
                .hasMessageStartingWith("cannot use library " + root + ": ")
                .hasMessageMatching(".*not a directory.*");
        assertThat(file).hasContent("in the way");
    }

    @Test
    void mediaMayLieOnAnotherDisk() throws Exception {
        Path large = Files.createDirectories(root.resolveSibling("large-disk"));
        Files.createDirectories(root);
        Files.createSymbolicLink(layout.mediaDirectory(), large);

        Library.open(layout).close();

        assertThat(layout.mediaDirectory()).isSymbolicLink();
    }

    private void fill() throws Exception {
        String[] items = new String[200];
        Arrays.setAll(items, i -> item("g" + i, "Title " + i, DATE, "https://a.example/" + i + ".mp3"));
        try (LibraryFixture fixture = new LibraryFixture(root)) {
            fixture.merge(rss(items));
        }
    }

    private void overwrite(long position, byte[] bytes) throws IOException {
        try (FileChannel file = FileChannel.open(layout.database(), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(bytes), position);
        }
    }

    private static Map<String, byte[]> contents(Path directory) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                contents.put(file.toString(), Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0]);
            }
        }
        return contents;
    }
}
