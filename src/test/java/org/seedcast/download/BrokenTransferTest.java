package org.seedcast.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults F9 and F10: what a connection can do to a body, byte by byte on the wire. */
@Timeout(120)
class BrokenTransferTest {
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\n";
    private static final String WHOLE = HEAD + "Content-Length: 10\r\n\r\nID3456789A";

    @TempDir
    Path folder = Path.of("");

    private final Fetches fetches = Fetches.usual();

    static Stream<Arguments> cutOff() {
        return Stream.of(
                Arguments.of("no byte at all", RawServer.text("")),
                Arguments.of("within the head", RawServer.text("HTTP/1.1 200 OK\r\nContent-Le")),
                Arguments.of("before the body", RawServer.text(HEAD + "Content-Length: 10\r\n\r\n")),
                Arguments.of("one byte short", RawServer.text(HEAD + "Content-Length: 10\r\n\r\nID3456789")),
                Arguments.of("reset in the body", RawServer.reset(HEAD + "Content-Length: 10\r\n\r\nID345")),
                Arguments.of("chunked, before the last chunk", chunked("5\r\nID345\r\n")),
                Arguments.of("chunked, within a chunk", chunked("5\r\nID3")),
                Arguments.of("chunked, a nonsensical chunk", chunked("5\r\nID345\r\nzz\r\n")),
                Arguments.of("no HTTP", RawServer.text("220 ftp.example ready\r\n")));
    }

    private static RawServer.Answer chunked(String body) {
        return RawServer.text(HEAD + "Transfer-Encoding: chunked\r\n\r\n" + body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cutOff")
    void aBodyCutOffIsAskedForAgain(String name, RawServer.Answer broken) throws Exception {
        try (RawServer server = new RawServer(broken, RawServer.text(WHOLE))) {
            Path part = folder.resolve("a.mp3.part");

            fetches.fetch(server.url("/a.mp3"), part);

            assertThat(part).hasContent("ID3456789A");
            assertThat(fetches.waits()).hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cutOff")
    void aBodyCutOffIsNeverAccepted(String name, RawServer.Answer broken) throws Exception {
        try (RawServer server = new RawServer(broken)) {
            assertThatThrownBy(() -> fetches.fetch(server.url("/a.mp3"), folder.resolve("a.mp3.part")))
                    .isInstanceOf(DownloadFailed.class)
                    .hasMessageStartingWith("cannot download " + server.url("/a.mp3") + ": ");
            assertThat(folder).isEmptyDirectory();
            assertThat(fetches.waits()).hasSize(2);
        }
    }

    @Test
    void anAnswerEndsWhereItSaidItWould() throws Exception {
        try (RawServer server = new RawServer(RawServer.text(WHOLE + "and more"))) {
            Path part = folder.resolve("a.mp3.part");

            fetches.fetch(server.url("/a.mp3"), part);

            assertThat(part).hasContent("ID3456789A");
        }
    }

    @Test
    void aBodyWithoutALengthEndsWithTheConnection() throws Exception {
        try (RawServer server = new RawServer(RawServer.text("HTTP/1.0 200 OK\r\n\r\nID3456789A"))) {
            Path part = folder.resolve("a.mp3.part");

            fetches.fetch(server.url("/a.mp3"), part);

            assertThat(part).hasContent("ID3456789A");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 9223372036854775808",
                "Content-Length: 99999999999999999999999",
                "Content-Length: -1",
                "Content-Length: ten",
                "Content-Length: 10\r\nContent-Length: 5",
                "Content-Length: 4611686018427387904",
            })
    void anAbsurdLengthIsRefused(String length) throws Exception {
        try (RawServer server = new RawServer(RawServer.text(HEAD + length + "\r\n\r\nID3456789A"))) {
            assertThatThrownBy(() -> fetches.fetch(server.url("/a.mp3"), folder.resolve("a.mp3.part")))
                    .isInstanceOf(DownloadFailed.class);
            assertThat(server.requests()).isEqualTo(1);
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void aChunkedBodyLongerThanAnnouncedIsRefused() throws Exception {
        String both = HEAD + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\na\r\nID3456789A\r\n0\r\n\r\n";
        try (RawServer server = new RawServer(RawServer.text(both))) {
            assertThatThrownBy(() -> fetches.fetch(server.url("/a.mp3"), folder.resolve("a.mp3.part")))
                    .isInstanceOf(DownloadFailed.class)
                    .hasMessageContaining("it continues after");
            assertThat(folder).isEmptyDirectory();
        }
    }
}
