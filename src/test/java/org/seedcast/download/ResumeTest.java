package org.seedcast.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.download.origin.Validator;
import org.seedcast.http.answer.HttpStatus;
import org.seedcast.progress.Progress;
import org.seedcast.torrent.PieceHasher;
import org.seedcast.torrent.PieceLength;

/** Fault F19: a body that came in part is gone on with only where the origin proves that it has the same bytes. */
@Timeout(120)
class ResumeTest {
    private static final int SIZE = 1 << 20;
    private static final int CUT = 300_000;
    private static final byte[] MEDIA = Fetches.media(SIZE);

    @TempDir
    Path folder = Path.of("");

    private final Fetches once = Fetches.usual().retrying(0);

    private Path part() {
        return folder.resolve("a.mp3.part");
    }

    private Path note() {
        return folder.resolve("a.mp3.part.saved");
    }

    /** Lets the first body break off. */
    private void breakOff(RangeServer origin) {
        origin.cut(number -> number == 0 ? CUT : Integer.MAX_VALUE);
        assertThatThrownBy(() -> once.fetch(origin.url(), part())).isInstanceOf(DownloadFailed.class);
    }

    private void assertFetched(RangeServer origin, byte[] media) throws Exception {
        Download download = once.fetch(origin.url(), part());

        assertThat(part()).hasBinaryContent(media);
        assertThat(download.hashes())
                .isEqualTo(PieceHasher.ofFile(part(), PieceLength.forContent(media.length), Progress.NONE));
        assertThat(download.type()).contains("audio/mpeg");
    }

    @Test
    void everyCutEndsWithTheRightBytes() throws Exception {
        for (int cut = 0; cut <= SIZE; cut += 64 << 10) {
            int bytes = cut;
            try (RangeServer origin = new RangeServer(MEDIA).etag("\"v1\"")) {
                origin.cut(number -> number == 0 ? bytes : Integer.MAX_VALUE);
                Path part = folder.resolve("cut-" + cut + ".part");

                Download download = Fetches.usual().fetch(origin.url(), part);

                assertThat(part).as("cut after %d bytes", cut).hasBinaryContent(MEDIA);
                assertThat(download.hashes())
                        .isEqualTo(PieceHasher.ofFile(part, PieceLength.forContent(SIZE), Progress.NONE));
                String rest = cut == 0 ? "all" : "bytes=" + cut + "-";
                assertThat(origin.asked()).isEqualTo(cut == SIZE ? List.of("all") : List.of("all", rest));
            }
        }
    }

    @Test
    void aConnectionThatBreaksAgainAndAgainEndsWithTheRightBytes() throws Exception {
        try (RangeServer origin = new RangeServer(MEDIA).etag("\"v1\"").cut(number -> 64 << 10)) {
            Fetches.usual().retrying(15).fetch(origin.url(), part());

            assertThat(part()).hasBinaryContent(MEDIA);
            assertThat(origin.asked()).hasSize(16).endsWith("bytes=983040-");
        }
    }

    @Test
    void theNextRunGoesOnWhereTheLastOneEnded() throws Exception {
        try (RangeServer origin = new RangeServer(MEDIA).etag("\"v1\"")) {
            breakOff(origin);
            assertThat(part()).hasSize(CUT);

            assertFetched(origin, MEDIA);

            assertThat(origin.asked()).containsExactly("all", "bytes=" + CUT + "-");
            assertThat(origin.requests().get(1)).containsEntry("if-range", "\"v1\"");
            assertThat(origin.requests().get(1)).containsEntry("accept-encoding", "identity");
        }
    }

    @Test
    void aDateThatIsOldEnoughWillDo() throws Exception {
        String modified = "Fri, 02 Jan 2026 03:04:05 GMT";
        try (RangeServer origin = new RangeServer(MEDIA)
                .headers(
                        "Last-Modified: " + modified,
                        "Date: Sat, 03 Jan 2026 03:04:05 GMT",
                        "Content-Type: audio/mpeg")) {
            breakOff(origin);

            assertFetched(origin, MEDIA);

            assertThat(origin.requests().get(1)).containsEntry("if-range", modified);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ETag: W/\"v1\"",
                "X-Nothing: x",
                "Last-Modified: Fri, 02 Jan 2026 03:04:05 GMT",
                "ETag: v1",
            })
    void withoutProofNothingIsLeft(String header) throws Exception {
        try (RangeServer origin = new RangeServer(MEDIA).headers(header, "Content-Type: audio/mpeg")) {
            breakOff(origin);

            assertThat(folder).isEmptyDirectory();
            assertFetched(origin, MEDIA);
            assertThat(origin.asked()).containsExactly("all", "all");
        }
    }

    @ParameterizedTest
    @CsvSource({"1048576", "1048577", "1000000", "200000", "300000"})
    void anotherFileIsFetchedFromItsBeginning(int size) throws Exception {
        byte[] other = Fetches.media(size);
        other[0]++;
        try (RangeServer origin = new RangeServer(MEDIA).etag("\"v1\"")) {
            breakOff(origin);
            origin.content(other).etag("\"v2\"");

            assertFetched(origin, other);

            // 200 in answer to a range: it is taken as it comes.
            assertThat(origin.asked()).containsExactly("all", "bytes=" + CUT + "-");
        }
    }

    @Test
    void anOriginThatIgnoresRangesIsTakenAsItIs() throws Exception {
        try (RangeServer origin = new RangeServer(MEDIA).etag("\"v1\"")) {
            breakOff(origin);
            origin.withoutRanges();

            assertFetched(origin, MEDIA);

            assertThat(origin.asked()).hasSize(2);
        }
    }

    /** An origin that answers every range, whatever it has by now, and says so in its own way. */
    private static final class Careless extends RangeServer {
        private final String range;

        Careless(byte[] content, String range) throws IOException {
            super(content);
            this.range = range;
        }

        @Override
        boolean isSame(@Nullable String ifRange) {
            return true;
        }

        @Override
        String contentRange(long first, long last, long total) {
            return range.isEmpty() ? super.contentRange(first, last, total) : range;
        }
    }

    @ParameterizedTest(name = "{0} with {1} bytes, {2}")
    @CsvSource({
        "'\"v2\"', 1048576,", // another file of the same length
        "'\"v1\"', 1048577,", // of another length
        "'\"v1\"', 200000,", // shorter than what is here: 416
        "'W/\"v1\"', 1048576,", // not sure any more
        "none, 1048576,",
        "'\"v1\"', 1048576, Content-Range: bytes 299999-1048575/1048576",
        "'\"v1\"', 1048576, Content-Range: bytes 300001-1048575/1048576",
        "'\"v1\"', 1048576, Content-Range: bytes 300000-1048574/1048576",
        "'\"v1\"', 1048576, Content-Range: bytes 300000-1048575/*",
        "'\"v1\"', 1048576, Content-Range: nonsense",
        "'\"v1\"', 1048576, X-None: x",
        "'\"v1\"', 1048576, Content-Encoding: gzip",
    })
    void whatDoesNotFitIsNeverSpliced(String tag, int size, @Nullable String range) throws Exception {
        byte[] other = Fetches.media(size);
        other[size - 1]++;
        try (RangeServer origin = new Careless(MEDIA, range == null ? "" : range).etag("\"v1\"")) {
            breakOff(origin);
            origin.content(other);
            if (tag.equals("none")) {
                origin.headers("Content-Type: audio/mpeg");
            } else {
                origin.etag(tag);
            }

            assertFetched(origin, other);

            assertThat(origin.asked()).containsExactly("all", "bytes=" + CUT + "-", "all");
        }
    }

    @Test
    void whatIsAllHereIsOnlyRead() throws Exception {
        try (RangeServer origin = new RangeServer(MEDIA).etag("\"v1\"")) {
            Files.write(part(), MEDIA);
            Files.writeString(note(), saved(origin.url()).safe(SIZE).text());

            assertFetched(origin, MEDIA);

            assertThat(origin.asked()).isEmpty();
        }
    }

    private static SavedPart saved(URI url) {
        return SavedPart.of(url, new Validator("\"v1\"", true), Optional.of("audio/mpeg"), SIZE);
    }

    /** After a power cut there may be anything behind the bytes that were synced. */
    @Test
    void whatWasNotSyncedIsFetchedAgain() throws Exception {
        try (RangeServer origin = new RangeServer(MEDIA).etag("\"v1\"")) {
            byte[] damaged = Arrays.copyOf(MEDIA, 500_000);
            Arrays.fill(damaged, 400_000, 500_000, (byte) 0);
            Files.write(part(), damaged);
            Files.writeString(note(), saved(origin.url()).safe(400_000).text());

            assertFetched(origin, MEDIA);

            assertThat(origin.asked()).containsExactly("bytes=400000-");
        }
    }

    @Test
    void aNoteThatIsDamagedIsAsGoodAsNone() throws Exception {
        try (RangeServer origin = new RangeServer(MEDIA).etag("\"v1\"")) {
            breakOff(origin);
            Files.writeString(note(), Files.readString(note()).replace("safe 300000", "safe 3000000"));

            assertFetched(origin, MEDIA);

            assertThat(origin.asked()).containsExactly("all", "all");
        }
    }

    @ParameterizedTest
    @CsvSource({"404, false", "410, false", "403, true", "503, true", "500, true"})
    void whatIsGoneForGoodIsNotKept(int status, boolean kept) throws Exception {
        try (RangeServer origin = new RangeServer(MEDIA).etag("\"v1\"")) {
            breakOff(origin);
            origin.failing(status);
            assertThatThrownBy(() -> once.fetch(origin.url(), part()))
                    .isInstanceOf(DownloadFailed.class)
                    .hasMessageEndingWith(new HttpStatus(status).reason());

            assertThat(Files.exists(part())).isEqualTo(kept);
            assertThat(Files.exists(note())).isEqualTo(kept);
        }
    }

    @Test
    void aLongDownloadIsSyncedOnTheWay() throws Exception {
        byte[] large = Fetches.media(70 << 20);
        SyncedFiles disk = new SyncedFiles();
        try (RangeServer origin = new RangeServer(large).etag("\"v1\"")) {
            Fetches.usual().upTo("80MiB").on(disk).fetch(origin.url(), part());
        }
        assertThat(disk.synced().stream().filter(file -> file.file().equals(part())))
                .extracting(SyncedFiles.Synced::bytes)
                .containsExactly(32L << 20, 64L << 20, 70L << 20);
    }

    /** Fault F11: a body that begins and does not go on; the connection stays. */
    @Test
    void aBodyThatStallsIsGoneOnWithOverAnotherConnection() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (RangeServer origin = new RangeServer(MEDIA).etag("\"v1\"").stalling(CUT, new CountDownLatch(1), end)) {
            Fetches fetches = Fetches.usual().stallingFor(Duration.ofMillis(300));

            fetches.fetch(origin.url(), part());

            assertThat(part()).hasBinaryContent(MEDIA);
            assertThat(origin.asked()).containsExactly("all", "bytes=" + CUT + "-");
            assertThat(fetches.waits()).hasSize(1);
        } finally {
            end.countDown();
        }
    }

    @Test
    void aPageInsteadOfTheRestIsRefusedAndCostsNothing() throws Exception {
        try (RangeServer origin = new RangeServer(MEDIA).etag("\"v1\"")) {
            breakOff(origin);
            origin.content("<html>log in</html>".getBytes(StandardCharsets.UTF_8))
                    .headers("Content-Type: text/html", "ETag: \"login\"");

            assertThatThrownBy(() -> once.fetch(origin.url(), part()))
                    .hasMessageEndingWith("the origin sent a page instead of media");

            origin.content(MEDIA).etag("\"v1\"");
            assertFetched(origin, MEDIA);
            assertThat(origin.asked()).endsWith("bytes=" + CUT + "-");
        }
    }
}
