package org.seedcast.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.file.FileStamp;
import org.seedcast.seed.count.TorrentActivity;
import org.seedcast.seed.count.UploadCount;
import org.seedcast.seed.count.UploadsFile;
import org.seedcast.seed.list.SeedEntry;
import org.seedcast.seed.list.SeedList;
import org.seedcast.torrent.InfoHash;

class StatsWriterTest {
    private static final InfoHash A = InfoHash.parse("aa".repeat(20));
    private static final InfoHash B = InfoHash.parse("bb".repeat(20));
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.5Z");

    private final SeededLibrary show;
    private final SeededLibrary label;
    private final RecordingSeeder seeder = new RecordingSeeder();
    private final FullDisk disk = new FullDisk();
    private final List<String> found = new ArrayList<>();
    private Instant now = NOON;

    StatsWriterTest(@TempDir Path directory) throws Exception {
        show = library(Files.createDirectory(directory.resolve("show")));
        label = library(Files.createDirectory(directory.resolve("label")));
    }

    private static SeededLibrary library(Path root) {
        return new SeededLibrary(
                root.resolve("seed.json"),
                root.resolve("uploads.json"),
                root.resolve("right.json"),
                root.resolve("stats.json"));
    }

    /** Seeds what {@code show} and {@code label} list. */
    private StatsWriter writer() {
        return writer(show, label);
    }

    private StatsWriter writer(SeededLibrary... seeded) {
        Findings findings = (kind, path, message) -> found.add(kind + ": " + message);
        List<SeededLibrary> libraries = List.of(seeded);
        UploadCounts counts = new UploadCounts(seeder, libraries, Disk.REAL, findings);
        SeedRules rules = new SeedRules(OptionalDouble.empty(), OptionalInt.empty());
        SeedWatch watch = new SeedWatch(seeder, libraries, counts, rules, ended -> {}, Disk.REAL, findings);
        watch.look();
        counts.collect();
        return new StatsWriter(watch, counts, libraries, disk, () -> now, findings);
    }

    private static void list(SeededLibrary library, SeedEntry... entries) throws Exception {
        SeedList.write(library.seedList(), List.of(entries), new AtomicFile(Disk.REAL));
    }

    private SeedEntry entry(InfoHash infoHash) {
        Path anywhere = show.seedList().resolveSibling("secret");
        return new SeedEntry(infoHash, anywhere, anywhere, new FileStamp(1000, 0, 0));
    }

    private void tell(InfoHash infoHash, long uploaded, int copies, int leechers, OptionalInt downloads) {
        seeder.tell(
                infoHash, new TorrentActivity("n", 1000, uploaded, 1, copies, leechers, downloads, Optional.empty()));
    }

    private void age(SeededLibrary library, Instant written) throws Exception {
        Files.setLastModifiedTime(library.stats(), FileTime.from(written));
    }

    @Test
    void tellsOfEachTorrentWhatIsKnownAndNothingElse() throws Exception {
        list(show, entry(B), entry(A));
        list(label, entry(B));
        UploadsFile.write(
                show.uploads(), Map.of(A, new UploadCount(2_000, Optional.of(NOON))), new AtomicFile(Disk.REAL));
        tell(A, 345, 2, 7, OptionalInt.of(5));
        StatsWriter writer = writer();

        writer.writeDue(seeder.activity());

        assertThat(show.stats())
                .hasContent(
                        """
                        {
                         "version": 1,
                         "updated": "2026-01-02T12:00:00Z",
                         "torrents": 2,
                         "uploaded": 2345,
                         "ratio": 2.35,
                         "saved": 2655,
                         "items": {
                          "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa": {
                           "seeders": 3,
                           "leechers": 7,
                           "completed": 5,
                           "uploaded": 2345,
                           "ratio": 2.35,
                           "saved": 2655
                          },
                          "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb": {
                           "uploaded": 0
                          }
                         }
                        }
                        """);
        assertThat(label.stats()).content().contains("bbbb").doesNotContain("aaaa", "ratio", "saved");
    }

    @Test
    void whatIsHeldBackIsNotCountedAsSeeded() throws Exception {
        list(show, entry(A));
        list(label);
        tell(A, 9_000, 0, 0, OptionalInt.of(2));
        seeder.holdBack(entry(A), true);

        writer().writeDue(seeder.activity());

        assertThat(show.stats()).content().contains("\"seeders\": 0", "\"ratio\": 9.0", "\"saved\": 0");
    }

    @Test
    void isWrittenEveryTenMinutesWhoeverWroteItLast() throws Exception {
        list(show, entry(A));
        list(label);
        StatsWriter writer = writer();
        writer.writeDue(Map.of());
        age(show, NOON);

        now = NOON.plus(Duration.ofMinutes(10)).minusMillis(1);
        writer.writeDue(Map.of());
        writer().writeDue(Map.of());
        assertThat(show.stats()).content().contains("12:00:00Z");

        now = NOON.plus(Duration.ofMinutes(10));
        writer().writeDue(Map.of());
        assertThat(show.stats()).content().contains("12:10:00Z");

        age(show, NOON.plus(Duration.ofDays(1)));
        now = NOON.plus(Duration.ofMinutes(11));
        writer.writeDue(Map.of());
        assertThat(show.stats()).content().as("that clock was wrong").contains("12:11:00Z");
    }

    @Test
    void whereThereIsNoSiteNoneIsMade() throws Exception {
        list(show);
        list(label);
        SeededLibrary early = new SeededLibrary(
                show.seedList(),
                show.uploads(),
                show.right(),
                show.stats().resolveSibling("site").resolve("stats.json"));

        writer(early).writeDue(Map.of());

        assertThat(early.stats().getParent()).doesNotExist();
    }

    @Test
    void aFailureIsToldOnceWhileItLasts() throws Exception {
        list(show);
        list(label);
        StatsWriter writer = writer();
        writer.writeDue(Map.of());
        age(label, NOON);
        Files.delete(show.stats());
        disk.full = true;

        writer.writeDue(Map.of());
        writer.writeDue(Map.of());
        assertThat(found)
                .containsExactly("stats-not-written: cannot write " + show.stats()
                        + ": no space left; seeding continues, and the write is retried");

        disk.full = false;
        writer.writeDue(Map.of());
        assertThat(show.stats()).exists();
    }
}
