package org.seedcast.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers with status 200 that are not what was asked for. */
@Timeout(120)
class RefusedBodyTest {
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

    /** Where the bytes say nothing, the server does. */
    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html; charset=utf-8", "TEXT/HTML", "application/xhtml+xml", "image/png"})
    void whatIsCalledAPageIsRefusedWhereItsBytesSayNothing(String type) {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", type)
                .body(new Buffer().write(Fetches.media(1_000)))
                .build());

        assertThatThrownBy(this::fetch)
                .isInstanceOf(DownloadFailed.class)
                .hasMessageEndingWith("the origin sent a page (" + type + ") instead of media");
        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html; charset=UTF-8",
                "text/plain",
                "application/json",
                "image/png",
                "application/x-mpegURL"
            })
    void mediaAreTakenWhateverTheyAreCalled(String type) throws Exception {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", type)
                .body(new Buffer().writeUtf8("ID3").write(Fetches.media(1_000)))
                .build());

        fetch();

        assertThat(part).hasSize(1_003);
    }

    /** Apache calls so what it knows no type of. */
    @Test
    void bytesThatAreNoTextAreTakenAsPlainText() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .addHeader("Content-Type", "text/plain")
                .body(new Buffer().write(Fetches.media(1_000)))
                .build());

        fetch();

        assertThat(part).hasSize(1_000);
    }

    /** Portals say anything of what they send. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><html><body>log in</body></html>",
                "  \n<HTML lang=\"en\">",
                "\u00ef\u00bb\u00bf<!doctype HTML>\n",
                "<!-- portal --><html>",
                "<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"x\">",
            })
    void aPageIsRefusedWhateverItIsCalled(String page) {
        server.enqueue(audio(page.getBytes(StandardCharsets.ISO_8859_1)).build());

        assertThatThrownBy(this::fetch)
                .isInstanceOf(DownloadFailed.class)
                .hasMessageEndingWith("the origin sent a page instead of media");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void packedBytesAreRefused() throws Exception {
        Buffer packed = new Buffer();
        try (OutputStream out = new GZIPOutputStream(packed.outputStream())) {
            out.write(Fetches.media(10));
        }
        server.enqueue(audio(packed.readByteArray())
                .addHeader("Content-Encoding", "gzip")
                .build());

        assertThatThrownBy(this::fetch)
                .isInstanceOf(DownloadFailed.class)
                .hasMessageEndingWith("the origin packed it with gzip");
    }

    @Test
    void bytesThatAreOnlyCalledPackedAreTaken() throws Exception {
        server.enqueue(
                audio(Fetches.media(10)).addHeader("Content-Encoding", "gzip").build());

        fetch();

        assertThat(part).hasBinaryContent(Fetches.media(10));
    }

    @Test
    void aPartThatWasNotAskedForIsTakenIfItIsTheWhole() throws Exception {
        server.enqueue(audio(Fetches.media(10))
                .code(206)
                .addHeader("Content-Range", "bytes 0-9/10")
                .build());

        fetch();

        assertThat(part).hasBinaryContent(Fetches.media(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes 0-9/11", "bytes 1-10/11", "bytes 0-9/*", "bytes 0-8/9"})
    void anyOtherPartIsRefused(String range) {
        server.enqueue(audio(Fetches.media(10))
                .code(206)
                .addHeader("Content-Range", range)
                .build());

        assertThatThrownBy(this::fetch).isInstanceOf(DownloadFailed.class).hasMessageEndingWith("HTTP 206");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anAnnouncedSizeAboveTheLimitIsRefusedBeforeReading() {
        server.enqueue(audio(Fetches.media(100_001)).build());

        assertThatThrownBy(() -> fetches.upTo("100000").fetch(url("/episode.mp3"), part))
                .isInstanceOf(DownloadFailed.class)
                .hasMessageContaining("larger than the limit of");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aBodyThatGrowsAboveTheLimitIsBrokenOff() {
        server.enqueue(new MockResponse.Builder()
                .chunkedBody(new Buffer().write(Fetches.media(100_001)), 1_000)
                .build());

        assertThatThrownBy(() -> fetches.upTo("100000").fetch(url("/episode.mp3"), part))
                .isInstanceOf(DownloadFailed.class)
                .hasMessageContaining("it continues after");
        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aBodyOfExactlyTheLimitIsTaken() throws Exception {
        server.enqueue(audio(Fetches.media(100_000)).build());

        fetches.upTo("100000").fetch(url("/episode.mp3"), part);

        assertThat(part).hasSize(100_000);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEmptyFileIsRefused(boolean announced) {
        MockResponse.Builder empty = new MockResponse.Builder();
        server.enqueue((announced ? empty.body("") : empty.chunkedBody("", 10)).build());

        assertThatThrownBy(this::fetch).isInstanceOf(DownloadFailed.class).hasMessageEndingWith("it is empty");
        assertThat(folder).isEmptyDirectory();
    }
}
