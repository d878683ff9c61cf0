package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.LibraryFiles;
import org.seedcast.PodcastServer;
import org.seedcast.file.ProcessLock;

/** {@code check --offline}: what lies on the disk. */
@Timeout(60)
class CheckFilesTest {
    @TempDir
    Path folder = Path.of("");

    private Path library = Path.of("");

    @BeforeEach
    void mirror() throws IOException {
        library = folder.resolve("show");
        try (PodcastServer podcast = PodcastServer.with(3, 70_000)) {
            Invocation mirror = Invocation.of("mirror", podcast.url().toString(), "--dir", library.toString());
            assertThat(mirror.code()).as(mirror.err()).isZero();
        }
    }

    private Invocation check(String... options) {
        List<String> args = new ArrayList<>(List.of("check", library.toString(), "--offline"));
        args.addAll(List.of(options));
        return Invocation.of(args.toArray(String[]::new));
    }

    private Path media(int number) {
        return library.resolve("media/2025-01-0" + number + "-episode-" + number + ".mp3");
    }

    /** Neither its size nor its time tell of it. */
    private static void flipAByte(Path file, long position) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(position);
            int there = bytes.read();
            bytes.seek(position);
            bytes.write(there ^ 1);
        }
        Files.setLastModifiedTime(file, time);
    }

    @Test
    void aLibraryWithoutFaultsIsToldOfInAFewLinesAndQuietlyInNone() {
        Invocation check = check();
        assertThat(check.code()).as(check.out() + check.err()).isZero();
        assertThat(check.out().lines().map(line -> line.replaceAll("\\(.* s\\)", "(s)")))
                .containsExactly(
                        library + ": all 3 files match their torrents",
                        "  files                3 of 3  210.0 kB read",
                        "  waiting                   0",
                        "(s)");
        assertThat(check("-q")).isEqualTo(new Invocation(0, "", ""));
    }

    @Test
    void oneBitIsFoundThoughSizeAndTimeAreWhatTheyWere() throws Exception {
        flipAByte(media(2), 40_000);
        Invocation check = check("-q");
        assertThat(check.code()).isEqualTo(6);
        assertThat(check.out())
                .isEqualTo(library + ": only 2 of 3 files match their torrents\n"
                        + "\n"
                        + "files that do not match their torrents (file-changed): 1\n"
                        + "  media/2025-01-02-episode-2.mp3: piece 2 of 5 differs from its torrent\n"
                        + "  hint: restore the right bytes from a copy;"
                        + " seedcast does not fetch them again by itself\n");
        assertThat(check("--quick").code()).isZero();
    }

    @Test
    void quickReadsOnlyWhatWasTouched() throws Exception {
        flipAByte(media(1), 5);
        Files.setLastModifiedTime(media(1), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        Invocation check = check("--quick");
        assertThat(check.code()).isEqualTo(6);
        assertThat(check.out()).contains("70.0 kB read").contains("piece 0 of 5 differs");
    }

    @Test
    void anotherLengthNeedsNoReading() throws Exception {
        Files.write(media(1), new byte[10]);
        Files.delete(media(2));
        Invocation check = check();
        assertThat(check.code()).isEqualTo(6);
        assertThat(check.out())
                .contains("only 1 of 3 files match their torrents; one thing to look at")
                .contains("episode-1.mp3: it has 10 bytes, its torrent says 70001")
                .contains("missing files (file-missing): 1")
                .contains("episode-2.mp3: there is no such file");
    }

    @Test
    void whatBelongsToNothingIsNamed() throws Exception {
        Files.writeString(library.resolve("media/mine.txt"), "x");
        Files.writeString(library.resolve("media/.htaccess"), "x");
        Files.writeString(library.resolve("site/torrents/old.mp3.torrent"), "x");
        Path part = Files.writeString(library.resolve("media/gone.mp3.part"), "x");
        Invocation check = check();
        assertThat(check.code()).isEqualTo(3);
        assertThat(check.out())
                .contains("  media/mine.txt: the library knows no such file")
                .contains("  site/torrents/old.mp3.torrent: neither")
                .doesNotContain("htaccess", "part");
        Files.setLastModifiedTime(part, FileTime.from(Instant.parse("2025-01-01T00:00:00Z")));
        assertThat(check().out()).contains("worth knowing: ", "  media/gone.mp3.part: no download resumes it");
    }

    @Test
    void aHintAloneIsNothingWrong() throws Exception {
        Path part = Files.writeString(library.resolve("media/gone.mp3.part"), "x");
        Files.setLastModifiedTime(part, FileTime.from(Instant.parse("2025-01-01T00:00:00Z")));
        assertThat(check().code()).isZero();
        assertThat(check("-q").out()).isEmpty();
    }

    @Test
    void damagedTorrentsAreNamedAndTheFilesCheckedAllTheSame() throws Exception {
        Path torrents = library.resolve("site/torrents");
        Files.delete(torrents.resolve("2025-01-01-episode-1.mp3.torrent"));
        Files.writeString(torrents.resolve("2025-01-02-episode-2.mp3.torrent"), "x");
        Files.copy(
                torrents.resolve("2025-01-03-episode-3.mp3.torrent"),
                torrents.resolve("2025-01-01-episode-1.mp3.torrent"));
        Files.delete(torrents.resolve("2025-01-03-episode-3.mp3.torrent"));
        Invocation check = check();
        assertThat(check.code()).isEqualTo(3);
        assertThat(check.out())
                .contains("all 3 files match their torrents; 3 things to look at")
                .contains("episode-1.mp3.torrent: it belongs to other content")
                .contains("episode-2.mp3.torrent: it is no longer a .torrent")
                .contains("episode-3.mp3.torrent: it is missing");
    }

    @Test
    void aPageThatIsGoneIsNamed() throws Exception {
        Files.delete(library.resolve("site/index.html"));
        assertThat(check().out()).contains("site-incomplete");
    }

    @Test
    void releasesAreCheckedWhereTheyAre() throws Exception {
        Path album = Files.createDirectories(folder.resolve("2025-06-03 First Light"));
        Files.write(album.resolve("01.flac"), new byte[20_000]);
        Files.write(album.resolve("02.flac"), new byte[40_000]);
        Invocation.of("torrent", album.toString(), "--library", library.toString());
        assertThat(check().out()).contains("all 5 files match their torrents");
        flipAByte(album.resolve("02.flac"), 39_999);
        Invocation check = check();
        assertThat(check.code()).isEqualTo(6);
        assertThat(check.out())
                .contains("  " + album.resolve("02.flac") + ": piece 3 of 4 differs from its torrent")
                .contains("only 4 of 5 files");
    }

    @Test
    void severalLibrariesEndWithTheWorst() throws Exception {
        Path other = folder.resolve("other");
        try (PodcastServer podcast = PodcastServer.with(1, 1_000)) {
            Invocation.of("mirror", podcast.url().toString(), "--dir", other.toString());
        }
        Files.delete(other.resolve("media/2025-01-01-episode-1.mp3"));
        flipAByte(media(3), 0);
        Path none = folder.resolve("none");
        Invocation check = Invocation.of("check", other.toString(), none.toString(), library.toString(), "--offline");
        assertThat(check.code()).isEqualTo(6);
        assertThat(check.out()).contains(other + ": the only file does not match", library + ": only 2 of 3");
        assertThat(check.err()).contains(none + " is not a library");
        assertThat(none).doesNotExist();
    }

    @Test
    void aLibraryInUseIsNotWaitedFor() throws Exception {
        try (ProcessLock lock =
                ProcessLock.tryAcquire(library.resolve(".seedcast/lock")).orElseThrow()) {
            assertThat(lock).isNotNull();
            assertThat(check().code()).isEqualTo(4);
        }
    }

    @Test
    void aSeederIsNoHindrance() throws Exception {
        try (ProcessLock seeding =
                ProcessLock.tryAcquire(library.resolve(".seedcast/seed.lock")).orElseThrow()) {
            assertThat(seeding).isNotNull();
            assertThat(check().code()).isZero();
        }
    }

    @Test
    void nothingIsWritten() throws Exception {
        LibraryFiles files = new LibraryFiles(library);
        var before = files.modified();
        flipAByte(media(1), 0);
        FileTime database = Files.getLastModifiedTime(library.resolve(".seedcast/library.db"));
        assertThat(check().code()).isEqualTo(6);
        assertThat(files.modified()).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(library.resolve(".seedcast/library.db")))
                .isEqualTo(database);
    }

    @Test
    void scriptsAreToldOfEachFindingAndOfTheWhole() throws Exception {
        flipAByte(media(2), 0);
        List<JsonObject> events = check("--json").json();
        assertThat(events)
                .extracting(event -> event.get("event").getAsString())
                .containsExactly("finding", "checked", "summary");
        assertThat(events.get(0))
                .hasToString("{\"event\":\"finding\",\"kind\":\"file-changed\","
                        + "\"path\":\"media/2025-01-02-episode-2.mp3\","
                        + "\"message\":\"piece 0 of 5 differs from its torrent\",\"weight\":\"wrong\","
                        + "\"torrent\":\"2025-01-02-episode-2.mp3\","
                        + "\"hint\":\"restore the right bytes from a copy;"
                        + " seedcast does not fetch them again by itself\"}");
        JsonObject checked = events.get(1);
        JsonObject summary = events.get(2);
        for (String field : List.of("code", "wrong", "faults", "hints", "fixed", "bytes", "library")) {
            assertThat(summary.get(field)).isEqualTo(checked.get(field));
        }
        assertThat(summary.get("code").getAsInt()).isEqualTo(6);
        assertThat(checked.get("parts"))
                .hasToString("[{\"part\":\"files\",\"good\":2,\"all\":3,\"note\":\"210.0 kB read\"},"
                        + "{\"part\":\"waiting\",\"good\":0,\"all\":0}]");
        assertThat(summary.get("bytes").getAsLong()).isEqualTo(210_006);
    }

    @Test
    void itemsThatFailedAreListed() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(2, 100)) {
            podcast.fail("/episode-2.mp3", 404);
            Path failing = folder.resolve("failing");
            Invocation.of("mirror", podcast.url().toString(), "--dir", failing.toString());
            Invocation check = Invocation.of("check", failing.toString(), "--offline", "-q");
            assertThat(check.code()).isEqualTo(3);
            assertThat(check.out())
                    .contains("failed items that wait for a retry (item-failed): 1")
                    .containsPattern("episode-2.mp3: .*HTTP 404 \\(not found\\); the next try is due 20");
        }
    }

    @Test
    void wrongUseIsSaid() {
        assertThat(check("--only", "site").err()).contains("--offline leaves nothing of --only to check");
        assertThat(check("--only", "sites").code()).isEqualTo(2);
        assertThat(check("--pieces", "0").code()).isEqualTo(2);
        assertThat(check("--fix").code()).as("there is no web seed to mend").isZero();
        assertThat(Invocation.of("check").code()).isEqualTo(2);
        assertThat(Invocation.of("check", folder.resolve("none").toString()).code())
                .isEqualTo(1);
    }

    /** As the name that is told of it is one that is taken. */
    @Test
    void aMissingFileIsFetchedAgainByTheNameThatIsTold() throws Exception {
        library = folder.resolve("lost");
        try (PodcastServer podcast = PodcastServer.with(2, 70_000)) {
            Invocation.of("mirror", podcast.url().toString(), "--dir", library.toString());
            Files.delete(media(2));
            JsonObject finding = check("--json").json().get(0);
            assertThat(finding.get("kind").getAsString()).isEqualTo("file-missing");
            assertThat(finding.get("hint").getAsString()).contains("--refetch GUID");

            String told = finding.get("path").getAsString();
            Invocation again = Invocation.of("mirror", "--dir", library.toString(), "--refetch", told);

            assertThat(again.code()).as(again.err()).isZero();
            assertThat(check().code()).isZero();
        }
    }
}
