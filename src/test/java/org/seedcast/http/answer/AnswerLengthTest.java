package org.seedcast.http.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.http.HttpClients;
import org.seedcast.http.HttpSettings;
import org.seedcast.http.OpenCalls;
import org.seedcast.http.RetryPolicy;
import org.seedcast.http.guard.AddressGuard;

@Timeout(60)
class AnswerLengthTest {
    private final OkHttpClient client = HttpClients.create(
            new HttpSettings("test", Duration.ofSeconds(5), Duration.ofSeconds(20)),
            new AddressGuard(java.util.Set.of("127.0.0.1"), List.of()),
            new OpenCalls());

    /** Asks a server that keeps its connection open. */
    private String ask(String method, String answer) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(server, answer), "server");
            thread.start();
            Request request = new Request.Builder()
                    .url("http://127.0.0.1:" + server.getLocalPort() + "/")
                    .method(method, null)
                    .build();
            try (Response response = client.newCall(request).execute()) {
                return response.code() + " " + response.header("Content-Length") + " "
                        + response.body().string();
            }
        }
    }

    private static void serve(ServerSocket server, String answer) {
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            while (socket.getInputStream().read() >= 0) {
                // until the client has had enough
            }
        } catch (IOException e) {
            // the test has ended
        }
    }

    private String get(String... lines) throws IOException {
        return ask("GET", String.join("\r\n", lines));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5",
                "Content-Length: 5, 5",
                "Content-Length: 5,5,5",
                "Content-Length: 5\r\nContent-Length: 5",
                "content-length: 5 \r\nContent-Length:5, 5"
            })
    void equalLengthsAreOne(String lengths) throws IOException {
        assertThat(get("HTTP/1.1 200 OK", lengths, "", "12345")).isEqualTo("200 5 12345");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5, 6",
                "Content-Length: 5\r\nContent-Length: 6",
                "Content-Length: 5\r\nContent-Length: 5, 6",
                "Content-Length: five",
                "Content-Length: -5",
                "Content-Length: -1",
                "Content-Length: +5",
                "Content-Length:",
                "Content-Length: 5, ",
                "Content-Length: 99999999999999999999"
            })
    void othersAreRefused(String lengths) {
        assertThatThrownBy(() -> get("HTTP/1.1 200 OK", lengths, "", "12345"))
                .isInstanceOf(MalformedAnswer.class)
                .hasMessageStartingWith("its announced length is invalid: ");
        assertThat(RetryPolicy.mayPass(new MalformedAnswer(""))).isFalse();
    }

    @Test
    void theLengthOfWhatHasNoBodyIsNotWaitedFor() throws IOException {
        assertThat(ask("HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n")).isEqualTo("200 5 ");
        assertThat(ask("HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\n"))
                .startsWith("200 ");
        assertThat(get("HTTP/1.1 304 Not Modified", "Content-Encoding: gzip", "Content-Length: 5", "", ""))
                .startsWith("304 ");
        assertThat(get("HTTP/1.1 304 Not Modified", "Content-Length: 5", "Content-Length: 6", "", ""))
                .startsWith("304 ");
    }

    @Test
    void chunksEndByThemselves() throws IOException {
        assertThat(get(
                        "HTTP/1.1 200 OK",
                        "Transfer-Encoding: chunked",
                        "Content-Length: 5",
                        "Content-Length: 5",
                        "",
                        "5",
                        "12345",
                        "0",
                        "",
                        ""))
                .isEqualTo("200 5 12345");
    }

    @ParameterizedTest
    @CsvSource({
        "'Content-Range: bytes 0-4/5', 'Content-Length: 5'",
        "'Content-Range: bytes 0-4/5', 'Content-Length: 5, 5'",
        "'Content-Range: bytes 0-4/5', 'X: no length'",
    })
    void aPartThatIsTheWholeIsTakenForIt(String range, String length) throws IOException {
        assertThat(get("HTTP/1.1 206 Partial Content", range, length, "", "12345"))
                .isEqualTo("200 5 12345");
    }

    @ParameterizedTest
    @CsvSource({
        "'Content-Range: bytes 0-4/6'",
        "'Content-Range: bytes 1-5/6'",
        "'Content-Range: bytes 0-4/*'",
        "'Content-Range: bytes 0-5/6'",
        "'Content-Range: bytes 0-4/5\r\nContent-Range: bytes 0-4/6'",
        "'X: no range'",
    })
    void anotherPartIsNone(String range) throws IOException {
        assertThat(get("HTTP/1.1 206 Partial Content", range, "Content-Length: 5", "", "12345"))
                .isEqualTo("206 5 12345");
    }
}
