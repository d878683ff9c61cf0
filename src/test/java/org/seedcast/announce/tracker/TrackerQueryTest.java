package org.seedcast.announce.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.announce.StubTracker;
import org.seedcast.announce.tracker.TrackerState.Answers;
import org.seedcast.announce.tracker.TrackerState.Refuses;
import org.seedcast.announce.tracker.TrackerState.Silent;
import org.seedcast.announce.tracker.TrackerState.Unsupported;
import org.seedcast.announce.tracker.TrackerState.WithoutScrape;
import org.seedcast.peers.OpenTracker;
import org.seedcast.torrent.InfoHash;

@Timeout(60)
class TrackerQueryTest {
    private static final InfoHash TORRENT = InfoHash.parse("a1".repeat(20));
    private static final InfoHash OTHER = InfoHash.parse("b2".repeat(20));

    private final TrackerQuery query = new TrackerQuery(new OkHttpClient());

    @AfterEach
    void close() {
        query.close();
    }

    private TrackerState ask(URI tracker) throws InterruptedException {
        return query.ask(tracker, List.of(TORRENT, OTHER));
    }

    @ParameterizedTest
    @CsvSource({
        "200, d14:failure reason15:not whitelistede, Refuses[reason=not whitelisted]",
        "400, d14:failure reason12:unregisterede, Refuses[reason=unregistered]",
        "200, d5:filesdee, Answers[known=0]",
        "200, <html>, Silent",
        "404, gone, WithoutScrape[]",
        "403, no, Refuses[reason=HTTP 403 (access denied)]",
        "500, x, Silent[reason=HTTP 500 (internal server error)]",
    })
    void whatAnHttpTrackerMaySay(int status, String body, String expected) throws Exception {
        try (StubTracker stub = new StubTracker(exchange -> exchange.send(status, body))) {
            assertThat(ask(stub.url()).toString()).startsWith(expected);
        }
    }

    @Test
    void oneThatKnowsTheTorrents() throws Exception {
        String hash = new String(TORRENT.bytes(), StandardCharsets.ISO_8859_1);
        String files = "d5:filesd20:" + hash + "d8:completei1e10:downloadedi0e10:incompletei0eeee";
        try (StubTracker stub = new StubTracker(exchange -> exchange.send(200, files))) {
            assertThat(ask(stub.url())).isEqualTo(new Answers(1));
        }
    }

    @Test
    void oneThatIsNotThereOrCannotBeAsked() throws Exception {
        assertThat(ask(URI.create("http://127.0.0.1:1/announce"))).isInstanceOf(Silent.class);
        assertThat(ask(URI.create("http://127.0.0.1:1/tracker"))).isEqualTo(new WithoutScrape());
        assertThat(ask(URI.create("wss://t.example/announce"))).isEqualTo(new Unsupported());
        assertThat(ask(URI.create("udp://nobody.invalid:80/announce"))).isEqualTo(new Silent("no such host"));
    }

    @Test
    void anUdpTracker() throws Exception {
        StubUdpTracker.Answer counts = (action, transaction, question) -> ByteBuffer.allocate(8 + 24)
                .putInt(UdpPackets.SCRAPE)
                .putInt(transaction)
                .putInt(0)
                .putInt(0)
                .putInt(0)
                .putInt(2)
                .putInt(0)
                .putInt(0)
                .flip();
        try (StubUdpTracker stub = new StubUdpTracker(counts)) {
            assertThat(ask(stub.url())).isEqualTo(new Answers(1));
        }
        StubUdpTracker.Answer no = (action, transaction, question) -> ByteBuffer.allocate(8 + 6)
                .putInt(UdpPackets.ERROR)
                .putInt(transaction)
                .put("banned".getBytes(StandardCharsets.UTF_8))
                .flip();
        try (StubUdpTracker stub = new StubUdpTracker(no)) {
            assertThat(ask(stub.url())).isEqualTo(new Refuses("banned"));
        }
    }

    @Test
    void aPasskeyIsNotTold() throws IOException, InterruptedException {
        String refusal = "d14:failure reason45:unregistered at http://t.example/k3y/announcee";
        try (StubTracker stub = StubTracker.saying(refusal)) {
            assertThat(ask(stub.url())).isEqualTo(new Refuses("unregistered at http://t.example"));
        }
        assertThat(TrackerQuery.name(URI.create("http://t.example:80/k3y/announce")))
                .isEqualTo("http://t.example:80");
    }

    @Test
    void theTrackerThatMostPublicOnesRun(@TempDir Path directory) throws Exception {
        try (OpenTracker tracker = OpenTracker.onLoopback(directory, OpenTracker.freePort(), List.of(TORRENT))) {
            assertThat(ask(tracker.http())).isEqualTo(new Answers(0));
            assertThat(ask(tracker.udp())).isEqualTo(new Answers(0));
        }
    }
}
