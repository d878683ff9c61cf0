package org.seedcast.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.file.FailingDisk;
import org.seedcast.seed.count.UploadCount;
import org.seedcast.seed.count.UploadsFile;
import org.seedcast.torrent.InfoHash;

class UploadCountsTest {
    private static final InfoHash A = InfoHash.parse("aa".repeat(20));
    private static final InfoHash B = InfoHash.parse("bb".repeat(20));
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Instant ONE = Instant.parse("2026-01-02T13:00:00Z");

    private final SeededLibrary show;
    private final SeededLibrary label;
    private final RecordingSeeder seeder = new RecordingSeeder();
    private final List<String> found = new ArrayList<>();

    UploadCountsTest(@TempDir Path directory) {
        show = library(directory.resolve("show"));
        label = library(directory.resolve("label"));
    }

    private static SeededLibrary library(Path root) {
        return new SeededLibrary(
                root.resolve("seed.json"),
                root.resolve("uploads.json"),
                root.resolve("right.json"),
                root.resolve("stats.json"));
    }

    private UploadCounts counts(Disk disk) {
        return new UploadCounts(
                seeder, List.of(show, label), disk, (kind, path, message) -> found.add(kind + ": " + message));
    }

    private static UploadCount count(long bytes, Instant lastAsked) {
        return new UploadCount(bytes, Optional.of(lastAsked));
    }

    @Test
    void addsWhatThisSessionSentToWhatWasSentBefore() throws Exception {
        UploadsFile.write(show.uploads(), Map.of(A, count(10, NOON), B, count(5, NOON)), new AtomicFile(Disk.REAL));
        UploadCounts counts = counts(Disk.REAL);
        counts.seededFrom(A, show);

        seeder.tell(A, 100, ONE);
        counts.collect();
        seeder.tell(A, 130, ONE);
        counts.collect();
        counts.save();

        assertThat(counts.of(A)).isEqualTo(count(140, ONE));
        // Listed or not: what was once sent stays known.
        assertThat(UploadsFile.read(show.uploads())).isEqualTo(Map.of(A, count(140, ONE), B, count(5, NOON)));
        assertThat(label.uploads()).doesNotExist();
        assertThat(found).isEmpty();
    }

    @Test
    void countsAByteForTheLibraryItCameFrom() throws Exception {
        UploadCounts counts = counts(Disk.REAL);
        counts.seededFrom(A, show);
        seeder.tell(A, 100, NOON);

        counts.seededFrom(A, label);
        seeder.tell(A, 130, ONE);
        counts.collect();
        counts.save();

        assertThat(UploadsFile.read(show.uploads())).isEqualTo(Map.of(A, count(100, NOON)));
        assertThat(UploadsFile.read(label.uploads())).isEqualTo(Map.of(A, count(30, ONE)));
        assertThat(counts.of(A)).isEqualTo(count(130, ONE));
    }

    @Test
    void goesOnCountingWhenASeederBeginsAgain() {
        UploadCounts counts = counts(Disk.REAL);
        counts.seededFrom(A, show);
        seeder.tell(A, 100, NOON);
        counts.collect();

        seeder.tell(A, 20, ONE);
        counts.collect();

        assertThat(counts.of(A)).isEqualTo(count(120, ONE));
    }

    @Test
    void keepsAnUnreadableFileAndCountsAnew() throws Exception {
        Files.createDirectories(show.uploads().getParent());
        for (String broken : List.of("first", "second")) {
            Files.writeString(show.uploads(), broken);
            UploadCounts counts = counts(Disk.REAL);
            counts.seededFrom(A, show);
            seeder.tell(A, 100, NOON);
            counts.collect();
            counts.save();
            assertThat(UploadsFile.read(show.uploads())).isEqualTo(Map.of(A, count(100, NOON)));
        }
        assertThat(found).hasSize(2).allSatisfy(line -> assertThat(line)
                .startsWith("uploads-unreadable: cannot read " + show.uploads() + ": ")
                .endsWith("; it is kept beside the new one, and counting starts again"));
        assertThat(show.uploads().resolveSibling("uploads.json.unreadable")).hasContent("first");
        assertThat(show.uploads().resolveSibling("uploads.json.unreadable-2")).hasContent("second");
    }

    @Test
    void neverWritesOverAnUnreadableFileThatCannotBeMoved() throws Exception {
        Files.createDirectories(show.uploads().getParent());
        Files.writeString(show.uploads(), "years of counts");
        UploadCounts counts = counts(FailingDisk.from(1));
        counts.seededFrom(A, show);
        seeder.tell(A, 100, NOON);
        counts.collect();
        counts.save();

        assertThat(show.uploads()).hasContent("years of counts");
        assertThat(found)
                .extracting(line -> line.replaceFirst(":.*", ""))
                .containsExactly("uploads-unreadable", "uploads-not-written");
    }

    @Test
    void toldOnceWhileTheDiskIsFullAndWrittenWhenItIsNot() throws Exception {
        FullDisk disk = new FullDisk();
        UploadCounts counts = counts(disk);
        counts.seededFrom(A, show);
        seeder.tell(A, 100, NOON);
        counts.collect();

        disk.full = true;
        counts.save();
        counts.save();
        assertThat(found)
                .containsExactly("uploads-not-written: cannot write " + show.uploads()
                        + ": no space left; seeding continues, and the write is retried every minute");

        disk.full = false;
        counts.save();
        assertThat(UploadsFile.read(show.uploads())).isEqualTo(Map.of(A, count(100, NOON)));

        disk.full = true;
        seeder.tell(A, 101, NOON);
        counts.collect();
        counts.save();
        assertThat(found).hasSize(2);
    }

    @Test
    void writesOnlyWhatIsNew() throws Exception {
        UploadCounts counts = counts(Disk.REAL);
        counts.seededFrom(A, show);
        seeder.tell(A, 100, NOON);
        counts.collect();
        counts.save();
        Files.delete(show.uploads());

        counts.collect();
        counts.save();

        assertThat(show.uploads()).doesNotExist();
    }
}
