package org.seedcast.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.http.answer.HttpStatus;
import org.seedcast.http.guard.AddressGuard;
import org.seedcast.http.proxy.EnvironmentProxies;

/** Each fault by a real server that has it. */
@Timeout(120)
class HttpFaultTest {
    private static OkHttpClient client(Map<String, String> environment) {
        HttpSettings settings = new HttpSettings("test", Duration.ofSeconds(20), Duration.ofSeconds(20));
        AddressGuard guard = new AddressGuard(Set.of("127.0.0.1", "nowhere.invalid"), List.of());
        return HttpClients.create(settings, guard, new OpenCalls(), Logins.NONE, EnvironmentProxies.of(environment));
    }

    private static IOException fault(OkHttpClient client, String url) {
        return catchThrowableOfType(IOException.class, () -> {
            try (Response response =
                    client.newCall(new Request.Builder().url(url).build()).execute()) {
                response.body().bytes();
            }
        });
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What is said of a server that reads one request and ends with {@code answer}. */
    private static IOException after(String answer, boolean reset) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> serve(listening, answer, reset), "server");
            thread.setDaemon(true);
            thread.start();
            return fault(client(Map.of()), "http://127.0.0.1:" + listening.getLocalPort() + "/");
        }
    }

    private static void serve(ServerSocket listening, String answer, boolean reset) {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                socket.getInputStream().read(new byte[4000]);
                if (reset) {
                    socket.setSoLinger(true, 0);
                } else {
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static void assertTold(IOException fault, String reason, String hint) {
        assertThat(HttpFault.reason(fault)).isEqualTo(reason).doesNotContain("Exception", "java.", "okhttp");
        assertThat(HttpFault.hint(fault).orElse("")).contains(hint);
    }

    @ParameterizedTest
    @CsvSource({
        "'', the connection was closed before an answer came, ''",
        "'HELLO__', the server there does not speak HTTP, ''",
        "'HTTP/1.1 200 OK_Content-Length: 10__abc', the connection was closed before everything arrived, ''",
        "'HTTP/1.1 200 OK_Transfer-Encoding: chunked__a_abc', the connection was closed before everything arrived, ''"
    })
    void aServerThatBreaksTheRulesIsToldInWords(String answer, String reason, String hint) throws Exception {
        assertTold(after(answer.replace("_", "\r\n"), false), reason, hint);
    }

    @Test
    void aResetIsToldInWords() throws Exception {
        assertTold(after("", true), "the connection was reset", "a firewall on the way");
    }

    @Test
    void aClosedPortIsToldInWords() throws Exception {
        assertTold(
                fault(client(Map.of()), "http://127.0.0.1:" + closedPort() + "/"),
                "cannot connect: connection refused",
                "no server listens there");
    }

    @Test
    void aHostThatNobodyKnowsIsToldInWords() {
        assertTold(fault(client(Map.of()), "http://nowhere.invalid/"), "host not found", "spelling");
    }

    @Test
    void aProxyThatIsNotThereIsNotTheHostsFault() throws Exception {
        int port = closedPort();
        for (String scheme : List.of("http", "https")) {
            assertTold(
                    fault(client(Map.of(scheme + "_proxy", "127.0.0.1:" + port)), scheme + "://127.0.0.1/"),
                    "the proxy 127.0.0.1:" + port + " cannot be reached: cannot connect: connection refused",
                    "no_proxy");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "403, the proxy refuses: HTTP 403 (access denied)",
        "407, the proxy refuses: HTTP 407 (the proxy requires a login)"
    })
    void aProxyThatRefusesIsNotTheHostsFault(int status, String reason) throws Exception {
        try (MockWebServer proxy = new MockWebServer()) {
            proxy.start(InetAddress.getLoopbackAddress(), 0);
            proxy.enqueue(new MockResponse.Builder().code(status).build());

            IOException fault =
                    fault(client(Map.of("https_proxy", "127.0.0.1:" + proxy.getPort())), "https://127.0.0.1/");

            assertTold(fault, reason, "address of the proxy");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 407, 408, 410, 429, 451, 500, 502, 503, 504})
    void aStatusIsToldInWords(int code) {
        assertThat(new HttpStatus(code).reason()).matches("HTTP " + code + " \\([a-z ]+\\)");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 407, 429, 451, 500, 503})
    void whereSomethingCanBeDoneItIsSaid(int code) {
        assertThat(new HttpStatus(code).hint()).isPresent();
    }

    @Test
    void anUnknownStatusIsAStatusAllTheSame() {
        assertThat(new HttpStatus(599).reason()).isEqualTo("HTTP 599");
        assertThat(new HttpStatus(599).hint()).isEmpty();
    }
}
