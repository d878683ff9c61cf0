package org.seedcast.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.failure.ExitCode;
import org.seedcast.http.answer.HttpStatus;
import org.seedcast.progress.Progress;
import org.seedcast.torrent.ContentHashes;
import org.seedcast.torrent.PieceHasher;
import org.seedcast.torrent.PieceLength;

@Timeout(120)
class DownloaderTest {
    private final MockWebServer server = new MockWebServer();
    private final Fetches fetches = Fetches.usual();

    @TempDir
    Path folder = Path.of("");

    private Path part;

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
        part = folder.resolve("episode.mp3.part");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getPort() + path);
    }

    private Download fetch() throws Exception {
        return fetches.fetch(url("/episode.mp3"), part);
    }

    private static MockResponse.Builder audio(byte[] bytes) {
        return new MockResponse.Builder()
                .addHeader("Content-Type", "audio/mpeg")
                .body(new Buffer().write(bytes));
    }

    private static MockResponse status(int code) {
        return new MockResponse.Builder().code(code).build();
    }

    private static ContentHashes hashesOf(Path file) throws IOException {
        return PieceHasher.ofFile(file, PieceLength.forContent(Files.size(file)), Progress.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16_384, 65_536, 65_537, 3_000_001})
    void bringsTheBytesAndTheirHashes(int size) throws Exception {
        server.enqueue(audio(Fetches.media(size)).build());

        Download download = fetch();

        assertThat(part).hasBinaryContent(Fetches.media(size));
        assertThat(download.hashes()).isEqualTo(hashesOf(part));
        assertThat(download.type()).isEqualTo(Optional.of("audio/mpeg"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_536, 3_000_001})
    void hashesABodyOfUnknownLengthAsWell(int size) throws Exception {
        server.enqueue(new MockResponse.Builder()
                .chunkedBody(new Buffer().write(Fetches.media(size)), 10_000)
                .build());

        Download download = fetch();

        assertThat(part).hasBinaryContent(Fetches.media(size));
        assertThat(download.hashes()).isEqualTo(hashesOf(part));
        assertThat(download.type()).isEmpty();
    }

    @Test
    void syncsTheWholeFileBeforeItReturns() throws Exception {
        SyncedFiles disk = new SyncedFiles();
        server.enqueue(audio(Fetches.media(200_000)).build());

        fetches.on(disk).fetch(url("/episode.mp3"), part);

        assertThat(disk.synced()).containsExactly(new SyncedFiles.Synced(part, 200_000));
    }

    @Test
    void asksForTheBytesAsTheyAre() throws Exception {
        server.enqueue(audio(Fetches.media(10)).build());

        fetch();

        RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        assertThat(request.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("test");
    }

    @Test
    void overwritesWhatAnEarlierRunLeft() throws Exception {
        Files.write(part, Fetches.media(5_000));
        server.enqueue(audio(Fetches.media(100)).build());

        fetch();

        assertThat(part).hasBinaryContent(Fetches.media(100));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410, 204, 206, 304, 500})
    void saysWhichStatusAndLeavesNothing(int code) {
        for (int i = 0; i < 3; i++) {
            server.enqueue(status(code));
        }
        assertThatThrownBy(this::fetch)
                .isInstanceOf(DownloadFailed.class)
                .hasMessage("cannot download " + url("/episode.mp3") + ": " + new HttpStatus(code).reason())
                .matches(e -> ((DownloadFailed) e).exitCode() == ExitCode.SOME_ITEMS_FAILED);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void doesNotAskAgainForWhatIsNotThere(int code) {
        server.enqueue(status(code));

        assertThatThrownBy(this::fetch).isInstanceOf(DownloadFailed.class);

        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(fetches.waits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "429, 7, PT7S",
        "503, 120, PT2M",
        "503, 86400, PT10M",
        "503, 'Fri, 02 Jan 2026 03:05:05 GMT', PT1M",
    })
    void waitsAsLongAsTheServerAsks(int code, String retryAfter, Duration wait) throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(code)
                .addHeader("Retry-After", retryAfter)
                .build());
        server.enqueue(audio(Fetches.media(10)).build());

        fetch();

        assertThat(part).hasBinaryContent(Fetches.media(10));
        assertThat(fetches.waits()).containsExactly(wait);
    }

    @Test
    void givesUpAfterTheRetries() {
        for (int i = 0; i < 5; i++) {
            server.enqueue(status(503));
        }
        assertThatThrownBy(this::fetch)
                .isInstanceOf(DownloadFailed.class)
                .hasMessageEndingWith("episode.mp3: HTTP 503 (service unavailable)");
        assertThat(server.getRequestCount()).isEqualTo(3);
        assertThat(fetches.waits()).hasSize(2);
    }

    @Test
    void followsRedirects() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "/elsewhere.mp3")
                .build());
        server.enqueue(audio(Fetches.media(1_000)).build());

        fetch();

        assertThat(part).hasBinaryContent(Fetches.media(1_000));
        assertThat(server.takeRequest().getTarget()).isEqualTo("/episode.mp3");
        assertThat(server.takeRequest().getTarget()).isEqualTo("/elsewhere.mp3");
    }

    @ParameterizedTest
    @CsvSource({
        "/episode.mp3, redirect loop at",
        "file:///etc/passwd, redirect to an unsupported address",
        "ftp://127.0.0.1/x, redirect to an unsupported address",
    })
    void aRefusedRedirectIsNotTriedAgain(String location, String why) {
        for (int i = 0; i < 3; i++) {
            server.enqueue(new MockResponse.Builder()
                    .code(301)
                    .addHeader("Location", location)
                    .build());
        }
        assertThatThrownBy(this::fetch)
                .isInstanceOf(DownloadFailed.class)
                .hasMessageContaining("cannot download " + url("/episode.mp3") + ": " + why);
        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(fetches.waits()).isEmpty();
    }

    @Test
    void anAddressInsideIsRefusedWithTheWayToAllowIt() {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .addHeader("Location", "http://127.0.0.2:" + server.getPort() + "/secret")
                .build());
        Fetches careful = fetches.allowing("127.0.0.1/32");

        assertThatThrownBy(() -> careful.fetch(url("/episode.mp3"), part))
                .isInstanceOfSatisfying(DownloadFailed.class, e -> {
                    assertThat(e).hasMessageContaining("refused to connect to 127.0.0.2: loopback address");
                    assertThat(e.hint())
                            .isEqualTo(Optional.of("if that is intended, allow it with --allow-net 127.0.0.2/32"));
                });
        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(careful.waits()).isEmpty();
    }

    @Test
    void secretsInTheAddressAreNotTold() {
        server.enqueue(status(404));

        assertThatThrownBy(() -> fetches.fetch(url("/episode.mp3?token=geheim"), part))
                .hasMessageNotContaining("geheim")
                .hasMessageContaining("token=***");
    }

    @Test
    void aServerThatIsNotThereIsTriedAgain() {
        server.close();

        assertThatThrownBy(this::fetch)
                .isInstanceOf(DownloadFailed.class)
                .hasMessageEndingWith(": cannot connect: connection refused");
        assertThat(fetches.waits()).hasSize(2);
    }
}
