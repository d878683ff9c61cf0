package org.seedcast.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.seedcast.library.store.LibraryFixture.item;
import static org.seedcast.library.store.LibraryFixture.rss;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.feed.Guid;
import org.seedcast.library.EpisodeState.Leftover;
import org.seedcast.library.EpisodeState.Retired;
import org.seedcast.library.store.Library;
import org.seedcast.library.store.LibraryFixture;
import org.seedcast.library.store.Rebuilding;

/** A database that is missing or damaged: restored from the copy of the last good run, or refused; never begun anew. */
class LostDatabaseTest {
    private static final String DATE = "Tue, 03 Jun 2025 09:00:00 +0000";
    private static final int ITEMS = 60;

    private final Layout layout;
    private byte[] whole = new byte[0];

    LostDatabaseTest(@TempDir Path folder) {
        layout = new Layout(folder.resolve("library"));
    }

    @BeforeEach
    void fill() throws Exception {
        String[] items = new String[ITEMS];
        Arrays.setAll(items, i -> item("g" + i, "Title " + i, DATE, "https://a.example/" + i + ".mp3"));
        try (LibraryFixture fixture = new LibraryFixture(layout.root())) {
            fixture.merge(rss(items));
            fixture.library().retirement().retire(List.of(new Guid("g7")), List.of(), Leftover.SITE, Instant.EPOCH);
        }
        whole = Files.readAllBytes(layout.database());
    }

    /** What may befall a file. */
    enum Damage {
        TRUNCATED {
            @Override
            byte[] at(byte[] whole, int offset) {
                return Arrays.copyOf(whole, offset);
            }
        },
        ZEROED_TO_ITS_END {
            @Override
            byte[] at(byte[] whole, int offset) {
                byte[] damaged = whole.clone();
                Arrays.fill(damaged, offset, whole.length, (byte) 0);
                return damaged;
            }
        },
        A_SECTOR_ZEROED {
            @Override
            byte[] at(byte[] whole, int offset) {
                byte[] damaged = whole.clone();
                Arrays.fill(damaged, offset, Math.min(offset + 512, whole.length), (byte) 0);
                return damaged;
            }
        },
        A_BYTE_FLIPPED {
            @Override
            byte[] at(byte[] whole, int offset) {
                byte[] damaged = whole.clone();
                damaged[offset] ^= 1;
                return damaged;
            }
        },
        BEGUN_WITH_GARBAGE {
            @Override
            byte[] at(byte[] whole, int offset) {
                byte[] damaged = whole.clone();
                Arrays.fill(damaged, 0, Math.min(offset + 1, whole.length), (byte) 'x');
                return damaged;
            }
        };

        abstract byte[] at(byte[] whole, int offset);
    }

    @ParameterizedTest
    @EnumSource
    void damageAnywhereIsFoundAndTheCopyTakesItsPlace(Damage damage) throws Exception {
        for (int offset = 0; offset < whole.length; offset += 1 + whole.length / 23) {
            byte[] damaged = damage.at(whole, offset);
            if (Arrays.equals(damaged, whole)) {
                continue; // there were zeroes
            }
            Files.write(layout.database(), damaged);

            try (Library library = Library.open(layout)) {
                assertThat(library.items().all()).as("%s at %d", damage, offset).hasSize(ITEMS);
            }
            assertThat(layout.database()).as("%s at %d", damage, offset).hasBinaryContent(whole);
            assertThat(layout.damagedDatabase()).hasBinaryContent(damaged);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutACopyDamageIsRefusedInWordsAndNothingIsChanged(Damage damage) throws Exception {
        Files.delete(layout.backup());
        for (int offset = 0; offset < whole.length; offset += 1 + whole.length / 23) {
            byte[] damaged = damage.at(whole, offset);
            if (Arrays.equals(damaged, whole)) {
                continue;
            }
            Files.write(layout.database(), damaged);

            assertThatThrownBy(() -> Library.open(layout))
                    .as("%s at %d", damage, offset)
                    .isInstanceOfSatisfying(LibraryLost.class, e -> assertThat(e.hint())
                            .hasValue("restore it: seedcast check --fix " + layout.root()))
                    .hasMessageContaining("library.db: it is damaged: ")
                    .hasMessageNotContaining("SQLITE")
                    .hasMessageNotContaining("malformed");
            assertThatThrownBy(() -> Library.rehearse(layout)).isInstanceOf(LibraryLost.class);
            assertThatThrownBy(() -> Library.read(layout)).isInstanceOf(LibraryLost.class);
            assertThat(layout.database()).hasBinaryContent(damaged);
        }
    }

    @Test
    void aMissingDatabaseIsRestored() throws Exception {
        Files.delete(layout.database());

        try (Library library = Library.open(layout)) {
            assertThat(library.items().all()).hasSize(ITEMS);
            assertThat(library.feed()).contains(LibraryFixture.LOCATION);
        }
    }

    @Test
    void aTorrentThatTheCopyDoesNotKnowKeepsItFromBeingUsed() throws Exception {
        Files.delete(layout.database());
        Files.writeString(layout.torrent("2025-06-03-newer.mp3"), "a torrent");
        Map<String, byte[]> before = contents();

        assertThatThrownBy(() -> Library.open(layout))
                .isInstanceOf(LibraryLost.class)
                .hasMessageContaining(".seedcast/library.db is missing, though .seedcast/kept.json is there");
        assertThatThrownBy(() -> Library.rehearse(layout)).isInstanceOf(LibraryLost.class);
        assertThatThrownBy(() -> Library.read(layout)).isInstanceOf(LibraryLost.class);

        assertThat(contents()).containsExactlyInAnyOrderEntriesOf(before);
    }

    /** It would be rolled back into a database that it is not of. */
    @Test
    void aJournalOfTheLostDatabaseIsNotAppliedToTheCopy() throws Exception {
        Path journal = layout.state().resolve("library.db-journal");
        Files.delete(layout.database());
        Files.write(journal, new byte[8192]);

        try (Library library = Library.open(layout)) {
            assertThat(library.items().all()).hasSize(ITEMS);
        }
        assertThat(journal).doesNotExist();
    }

    @Test
    void aDamagedCopyIsNoHelp() throws Exception {
        Files.delete(layout.database());
        Files.write(layout.backup(), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> Library.open(layout)).isInstanceOf(LibraryLost.class);
        assertThat(layout.database()).doesNotExist();
    }

    @Test
    void aRehearsalGoesByTheCopyAndWritesNothing() throws Exception {
        Files.delete(layout.database());
        Map<String, byte[]> before = contents();

        try (Library library = Library.rehearse(layout)) {
            assertThat(library.items().all()).hasSize(ITEMS);
        }
        assertThat(contents()).containsExactlyInAnyOrderEntriesOf(before);
    }

    @Test
    void theCopyIsWhatTheLastRunLeft() throws Exception {
        assertThat(layout.backup()).hasBinaryContent(whole);
        Instant before = Files.getLastModifiedTime(layout.backup()).toInstant();

        Library.open(layout).close();

        assertThat(Files.getLastModifiedTime(layout.backup()).toInstant()).isEqualTo(before);
    }

    @Test
    void aCopiedLibraryIsReadThroughOnceAndTaken() throws Exception {
        Path root = layout.root().resolveSibling("copy");
        Path copy = Files.createDirectories(root.resolve(".seedcast"));
        for (Path file : List.of(layout.database(), layout.kept())) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        try (Library library = Library.open(new Layout(root))) {
            assertThat(library.items().all()).hasSize(ITEMS);
        }
    }

    @Test
    void takedownsOutliveEveryDatabase() throws Exception {
        Files.delete(layout.database());
        Files.delete(layout.backup());

        try (Rebuilding rebuilding = Rebuilding.ifLost(layout, Instant.EPOCH).orElseThrow()) {
            assertThat(rebuilding.copy()).isEmpty();
            rebuilding.finish();
        }
        try (LibraryFixture fixture = new LibraryFixture(layout.root())) {
            assertThat(fixture.library().feed()).contains(LibraryFixture.LOCATION);
            fixture.merge(rss(item("g7", "Title 7", DATE, "https://b.example/other.mp3")));
            assertThat(fixture.item("g7").state()).isInstanceOf(Retired.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "song.mp3",
                "Holiday 2025.jpg",
                "2025.mp3",
                "2025-06-03 my talk.mp3",
                "2025-06-03-a.mp3.part",
                ".2025-06-03-a.mp3"
            })
    void filesOfSomebodyElseAreNoLibrary(String name) throws Exception {
        Layout other = new Layout(layout.root().resolveSibling("other"));
        Files.createDirectories(other.mediaDirectory());
        Files.writeString(other.media(name), "his own");

        assertThat(Library.exists(other)).isFalse();
        Library.open(other).close();
        assertThat(other.media(name)).hasContent("his own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "media/2025-06-03-a-title.mp3",
                "media/2025-06-03-\u00fcber-uns.ogg",
                "site/torrents/a.mp3.torrent",
                "site/torrents.xml",
                ".seedcast/seed.json",
                ".seedcast/feed.xml",
                ".seedcast/kept.json",
                ".seedcast/library.db.schema-3",
                ".seedcast/library.db-journal"
            })
    void whatALibraryLeavesIsATraceOfOne(String name) throws Exception {
        Layout other = new Layout(layout.root().resolveSibling("other"));
        Path left = other.root().resolve(name);
        Files.createDirectories(left.getParent());
        Files.writeString(left, "x");

        assertThat(Library.exists(other)).isTrue();
        assertThatThrownBy(() -> Library.open(other))
                .isInstanceOf(LibraryLost.class)
                .hasMessageEndingWith("is missing, though " + name + " is there");
        assertThat(other.database()).doesNotExist();
    }

    private Map<String, byte[]> contents() throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(layout.root())) {
            for (Path file : files.toList()) {
                contents.put(file.toString(), Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0]);
            }
        }
        return contents;
    }
}
