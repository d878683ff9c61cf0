package org.seedcast.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.torrent.InfoHash;

/** Answers that the daemons of a test do not give, or only after an hour of trying. */
class RareAnswersTest {
    private static final InfoHash TORRENT = InfoHash.parse("0123456789012345678901234567890123456789");
    private static final HandLogin LOGIN = new HandLogin("me", "geheim");

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void end() {
        server.close();
    }

    private URI url() {
        return server.url("/").uri();
    }

    private Client transmission() {
        return new Transmission(http(), url(), Optional.of(LOGIN));
    }

    private Client qbittorrent() {
        return new QBittorrent(http(), url(), Optional.of(LOGIN));
    }

    private static OkHttpClient http() {
        return new OkHttpClient.Builder().readTimeout(Duration.ofMillis(300)).build();
    }

    private void answer(int code, String body) {
        server.enqueue(new MockResponse.Builder().code(code).body(body).build());
    }

    @Test
    void transmissionIsAskedAgainWithTheSessionItGives() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(409)
                .addHeader("X-Transmission-Session-Id", "abc")
                .build());
        answer(200, "{\"result\":\"success\",\"arguments\":{\"torrents\":[]}}");

        assertThat(transmission().state(List.of(TORRENT))).isEmpty();

        server.takeRequest();
        RecordedRequest second = server.takeRequest();
        assertThat(second.getHeaders().get("X-Transmission-Session-Id")).isEqualTo("abc");
        assertThat(second.getHeaders().get("Authorization")).startsWith("Basic ");
        assertThat(second.getTarget()).isEqualTo("/transmission/rpc");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | nothing | refuses the login",
                "403 | nothing | refuses this machine",
                "500 | nothing | HTTP 500",
                "409 | nothing | HTTP 409",
                "200 | <html>Router</html> | something that is not its RPC",
                "200 | {} | something that is not its RPC",
                "200 | {\"result\":\"no such method\"} | 'no such method'",
            })
    void whatTransmissionMaySayInstead(int code, String body, String message) {
        answer(code, body);
        answer(code, body);
        assertThatThrownBy(() -> transmission().state(List.of(TORRENT)))
                .isInstanceOf(ClientFault.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | Fails. | refuses the login",
                "401 | nothing | refuses the login",
                "403 | Your IP address has been banned | has banned this machine",
                "502 | nothing | HTTP 502",
            })
    void aLoginIsTriedOnce(int code, String body, String message) {
        answer(code, body);
        assertThatThrownBy(() -> qbittorrent().state(List.of(TORRENT)))
                .isInstanceOf(ClientFault.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("geheim");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void qbittorrentIsAskedWithTheCookieThatItGave() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .body("Ok.")
                .addHeader("Set-Cookie", "SID=xyz; HttpOnly; path=/")
                .build());
        answer(200, "[]");
        assertThat(qbittorrent().state(List.of(TORRENT))).isEmpty();
        assertThat(server.takeRequest().getTarget()).isEqualTo("/api/v2/auth/login");
        assertThat(server.takeRequest().getHeaders().get("Cookie")).isEqualTo("SID=xyz");
    }

    /** Version 5 has no "pause", version 4 no "stop". */
    @Test
    void bothNamesOfStopAreKnown() throws Exception {
        answer(200, "Ok.");
        answer(404, "");
        answer(200, "");
        qbittorrent().stop(List.of(TORRENT));
        server.takeRequest();
        assertThat(server.takeRequest().getTarget()).isEqualTo("/api/v2/torrents/stop");
        assertThat(server.takeRequest().getTarget()).isEqualTo("/api/v2/torrents/pause");
    }

    @Test
    void aLoginPageIsNoApi() {
        answer(200, "Ok.");
        answer(200, "<html></html>");
        assertThatThrownBy(() -> qbittorrent().state(List.of(TORRENT)))
                .isInstanceOf(ClientFault.class)
                .hasMessageContaining("not its API");
    }

    @Test
    void silenceIsToldAsSuch() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        assertThatThrownBy(() -> transmission().state(List.of(TORRENT)))
                .isInstanceOf(ClientFault.class)
                .hasMessageContaining("cannot reach transmission at")
                .hasMessageContaining("timed out");
    }

    @Test
    void nobodyThereIsToldAsSuch() {
        server.close();
        assertThatThrownBy(() -> transmission().state(List.of(TORRENT)))
                .isInstanceOf(ClientFault.class)
                .hasMessageContaining("cannot connect");
    }
}
