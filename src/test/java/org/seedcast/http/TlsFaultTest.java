package org.seedcast.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLException;
import mockwebserver3.MockWebServer;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.TlsVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.http.guard.AddressGuard;

@Timeout(120)
class TlsFaultTest {
    @TempDir
    static Path folder = Path.of("");

    private static TlsServers servers;

    @BeforeAll
    static void makeCertificates() throws Exception {
        servers = TlsServers.in(folder);
        servers.signed("expired", "localhost", "-30d", 3);
        servers.signed("early", "localhost", "+30d", 3);
        servers.signed("other", "other.example", "-1d", 30);
        servers.signed("good", "localhost", "-1d", 30);
        servers.selfSigned("self-signed");
    }

    private static OkHttpClient client() {
        HttpSettings settings = new HttpSettings("test", Duration.ofSeconds(20), Duration.ofSeconds(20));
        return HttpClients.create(settings, new AddressGuard(Set.of("localhost"), List.of()), new OpenCalls());
    }

    /** As web servers do on the port that is not for TLS. */
    private static void refuse(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read(new byte[4000]);
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private static IOException fault(OkHttpClient client, MockWebServer server) {
        return fault(client, server.getPort());
    }

    private static IOException fault(OkHttpClient client, int port) {
        Request request =
                new Request.Builder().url("https://localhost:" + port + "/").build();
        return catchThrowableOfType(
                IOException.class, () -> client.newCall(request).execute().close());
    }

    private static void assertTold(IOException fault, String reason, String hint) {
        assertThat(HttpFault.reason(fault)).isEqualTo(reason);
        assertThat(HttpFault.hint(fault).orElse("")).contains(hint);
        assertThat(RetryPolicy.mayPass(fault)).as("worth another try").isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "expired, its certificate has expired, the clock of this machine",
        "early, its certificate is not valid yet, the clock of this machine",
        "other, its certificate is for another host: other.example, spelling",
        "self-signed, its certificate is not signed by a trusted authority, trustStore"
    })
    void whatIsWrongWithACertificateIsSaid(String alias, String reason, String hint) throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(servers.server(alias).getSocketFactory());
            server.start(InetAddress.getByName("localhost"), 0);

            assertTold(fault(servers.trusting(client()), server), reason, hint);
        }
    }

    /** As it is for everybody who runs an authority of his own. */
    @Test
    void anAuthorityThatTheJdkDoesNotKnowIsSaid() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(servers.server("good").getSocketFactory());
            server.start(InetAddress.getByName("localhost"), 0);

            assertTold(
                    fault(client(), server), "its certificate is not signed by a trusted authority", "SEEDCAST_OPTS");
        }
    }

    @Test
    void aVersionThatOneSideDoesNotTakeIsSaid() throws Exception {
        ConnectionSpec newest = new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
                .tlsVersions(TlsVersion.TLS_1_3)
                .build();
        OkHttpClient client = servers.trusting(client())
                .newBuilder()
                .connectionSpecs(List.of(newest))
                .build();
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(new OldTls(servers.server("good").getSocketFactory()));
            server.start(InetAddress.getByName("localhost"), 0);

            assertTold(
                    fault(client, server),
                    "it offers only versions of TLS that are no longer secure",
                    "needs an update");
        }
    }

    @Test
    void aServerWithoutTlsIsSaid() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("localhost"))) {
            Thread thread = new Thread(() -> refuse(server), "server");
            thread.setDaemon(true);
            thread.start();

            IOException fault = fault(client(), server.getLocalPort());

            assertThat(fault).isInstanceOf(SSLException.class);
            assertThat(HttpFault.reason(fault)).isEqualTo("it does not speak TLS on that port");
            assertThat(HttpFault.hint(fault).orElse("")).contains("http://");
        }
    }
}
