package org.seedcast.announce.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.announce.StubTracker;
import org.seedcast.announce.tracker.TrackerAnswer.Accepted;
import org.seedcast.announce.tracker.TrackerAnswer.Garbled;
import org.seedcast.announce.tracker.TrackerAnswer.Refused;
import org.seedcast.announce.tracker.TrackerAnswer.Unreachable;
import org.seedcast.http.HttpClients;
import org.seedcast.http.HttpSettings;
import org.seedcast.http.OpenCalls;
import org.seedcast.http.answer.HttpStatus;
import org.seedcast.http.guard.AddressGuard;
import org.seedcast.torrent.InfoHash;

class HttpTrackerTest {
    private static final InfoHash HASH = InfoHash.parse("00ff20252b7e41610102030405060708090a0b0c");
    private static final LocalPeer SELF = new LocalPeer("-SC0100-abcdefghijkl", 0x1234abcd, 6881);

    private final ScheduledExecutorService timer = AnnounceThreads.scheduler();
    private final TrackerAddresses addresses = new TrackerAddresses(Dns.SYSTEM, LocalAddress.ANY);
    private final HttpTracker tracker = new HttpTracker(
            new OkHttpClient(), addresses, new DualStack(timer), LocalAddress.ANY, Duration.ofSeconds(1));

    @AfterEach
    void close() {
        tracker.close();
        addresses.close();
        timer.shutdownNow();
    }

    @Test
    void asksAsBep3Says() throws Exception {
        try (StubTracker stub = StubTracker.saying("d8:intervali1800ee")) {
            announce(stub.url(), AnnounceEvent.STARTED, Optional.of("a&b"));
            assertThat(stub.queries())
                    .containsExactly(
                            "passkey=s3cret&info_hash=%00%FF%20%25%2B%7E%41%61%01%02%03%04%05%06%07%08%09%0A%0B%0C"
                                    + "&peer_id=%2D%53%43%30%31%30%30%2D%61%62%63%64%65%66%67%68%69%6A%6B%6C"
                                    + "&port=6881&uploaded=77&downloaded=0&left=0&compact=1&numwant=50&key=1234abcd"
                                    + "&event=started&trackerid=%61%26%62");
        }
    }

    @Test
    void wantsNoPeersWhenItStops() throws Exception {
        try (StubTracker stub = StubTracker.saying("de")) {
            announce(stub.url(), AnnounceEvent.STOPPED, Optional.empty());
            assertThat(stub.queries().get(0)).contains("numwant=0").contains("event=stopped");
        }
    }

    @Test
    void namesNoEventWhenThereIsNone() throws Exception {
        try (StubTracker stub = StubTracker.saying("de")) {
            announce(stub.url(), AnnounceEvent.NONE, Optional.empty());
            assertThat(stub.queries().get(0)).doesNotContain("event");
        }
    }

    @Test
    void readsPeersOfBothFamilies() throws Exception {
        String v6 = " \u0001\r\u00b8" + "\0".repeat(11) + "\u0001\u001a\u00e1";
        try (StubTracker stub = StubTracker.saying("d8:completei3e10:incompletei4e8:intervali60e12:min intervali90e"
                + "5:peers12:\u007f\0\0\u0001\u001a\u00e1\u0001\u0002\u0003\u0004\0\0" + "6:peers618:" + v6
                + "10:tracker id3:xyz11:external ip4:\u0001\u0002\u0003\u0004e")) {
            TrackerAnswer answer = announce(stub.url(), AnnounceEvent.STARTED, Optional.empty());
            assertThat(answer).asInstanceOf(type(Accepted.class)).satisfies(accepted -> {
                assertThat(accepted.interval()).isEqualTo(Duration.ofSeconds(90));
                assertThat(accepted.seeders()).isEqualTo(3);
                assertThat(accepted.leechers()).isEqualTo(4);
                assertThat(accepted.peers())
                        .extracting(peer -> peer.getAddress().getHostAddress() + " " + peer.getPort())
                        .containsExactly("127.0.0.1 6881", "2001:db8:0:0:0:0:0:1 6881");
                assertThat(accepted.trackerId()).contains("xyz");
                assertThat(accepted.externalAddress()).isPresent();
            });
        }
    }

    @Test
    void readsPeersThatAreNotPacked() throws Exception {
        try (StubTracker stub =
                StubTracker.saying("d5:peersld2:ip9:127.0.0.14:porti6881eed2:ip11:example.org4:porti1eee" + "e")) {
            assertThat(announce(stub.url(), AnnounceEvent.NONE, Optional.empty()))
                    .asInstanceOf(type(Accepted.class))
                    .satisfies(accepted ->
                            assertThat(accepted.peers()).singleElement().hasToString("/127.0.0.1:6881"));
        }
    }

    @Test
    void unpacksGzip() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("d8:intervali77ee".getBytes(StandardCharsets.US_ASCII));
        }
        try (StubTracker stub = new StubTracker(exchange -> {
            exchange.send(200, "Content-Encoding: gzip\r\n", packed.toByteArray());
        })) {
            assertThat(announce(stub.url(), AnnounceEvent.NONE, Optional.empty()))
                    .asInstanceOf(type(Accepted.class))
                    .satisfies(accepted -> assertThat(accepted.interval()).isEqualTo(Duration.ofSeconds(77)));
        }
    }

    /** Answers that OkHttp alone refuses are read by the program's own client. */
    @ParameterizedTest
    @CsvSource({
        "'Content-Encoding: gzip', ''",
        "'Content-Encoding: deflate', ''",
        "'Content-Length: 16', ''",
        "'X: y', '\r\n'",
    })
    void readsWhatIsOnlyOddlyWrapped(String header, String end) throws Exception {
        byte[] body = ("d8:intervali77ee" + end).getBytes(StandardCharsets.US_ASCII);
        OkHttpClient own = HttpClients.create(
                HttpSettings.withDefaults("test"), new AddressGuard(Set.of("127.0.0.1"), List.of()), new OpenCalls());
        try (StubTracker stub = new StubTracker(exchange -> exchange.send(200, header + "\r\n", body));
                HttpTracker real = new HttpTracker(
                        own, addresses, new DualStack(timer), LocalAddress.ANY, Duration.ofSeconds(10))) {
            Announcement announcement = new Announcement(HASH, SELF, 0, AnnounceEvent.NONE, Optional.empty());

            assertThat(real.announce(stub.url(), announcement).get(20, TimeUnit.SECONDS))
                    .asInstanceOf(type(Accepted.class))
                    .satisfies(accepted -> assertThat(accepted.interval()).isEqualTo(Duration.ofSeconds(77)));
        }
    }

    @Test
    void usesOneConnectionForManyCalls() throws Exception {
        try (StubTracker stub = StubTracker.saying("d8:intervali60ee")) {
            for (int call = 0; call < 50; call++) {
                announce(stub.url(), AnnounceEvent.NONE, Optional.empty());
            }
            assertThat(stub.calls()).hasSize(50);
            assertThat(stub.calls().stream().map(StubTracker.Call::from).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void showsTheNameAndPasswordOfTheUrl() throws Exception {
        AtomicReference<String> asked = new AtomicReference<>();
        try (StubTracker stub = new StubTracker(exchange -> {
            asked.set(exchange.call().authorization());
            exchange.send(200, "de");
        })) {
            announce(
                    URI.create("http://me:s3cret@127.0.0.1:" + stub.port() + "/announce"),
                    AnnounceEvent.NONE,
                    Optional.empty());
            assertThat(asked.get()).isEqualTo("Basic bWU6czNjcmV0");
            announce(stub.url(), AnnounceEvent.NONE, Optional.empty());
            assertThat(asked.get()).isEmpty();
        }
    }

    @Test
    void followsARedirect() throws Exception {
        try (StubTracker there = StubTracker.saying("d8:intervali60ee");
                StubTracker here = new StubTracker(exchange -> exchange.send(
                        302,
                        "Location: "
                                + there.url().resolve("/?" + exchange.call().query()) + "\r\n",
                        new byte[0]))) {
            assertThat(announce(here.url(), AnnounceEvent.STARTED, Optional.empty()))
                    .isInstanceOf(Accepted.class);
            assertThat(there.count("started")).isEqualTo(1);
        }
    }

    @Test
    void tellsARefusalInTheTrackersWords() throws Exception {
        try (StubTracker stub = StubTracker.saying("d14:failure reason7:go\naway8:retry in1:5e")) {
            assertThat(announce(stub.url(), AnnounceEvent.STARTED, Optional.empty()))
                    .isEqualTo(new Refused("go away", Optional.of(Duration.ofMinutes(5))));
        }
    }

    @Test
    void understandsNever() throws Exception {
        try (StubTracker stub = StubTracker.saying("d14:failure reason2:no8:retry in5:nevere")) {
            assertThat(announce(stub.url(), AnnounceEvent.STARTED, Optional.empty()))
                    .isEqualTo(new Refused("no", Optional.of(Refused.NEVER)));
        }
    }

    @Test
    void readsTheReasonInTheBodyOfAnError() throws Exception {
        try (StubTracker stub = new StubTracker(exchange -> exchange.send(400, "d14:failure reason12:unknown hashe"))) {
            assertThat(announce(stub.url(), AnnounceEvent.STARTED, Optional.empty()))
                    .isEqualTo(new Refused("unknown hash", Optional.empty()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void tellsWhenTheHostIsInTrouble(int status) throws Exception {
        try (StubTracker stub = new StubTracker(exchange -> exchange.send(status, "busy"))) {
            assertThat(announce(stub.url(), AnnounceEvent.STARTED, Optional.empty()))
                    .isEqualTo(new Unreachable(new HttpStatus(status).reason()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 304})
    void takesOtherErrorsForARefusal(int status) throws Exception {
        try (StubTracker stub = new StubTracker(exchange -> exchange.send(status, ""))) {
            assertThat(announce(stub.url(), AnnounceEvent.STARTED, Optional.empty()))
                    .isEqualTo(new Refused(new HttpStatus(status).reason(), Optional.empty()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "i3e", "le", "d8:intervali1"})
    void doesNotTakeGarbageForAnAnswer(String body) throws Exception {
        try (StubTracker stub = StubTracker.saying(body)) {
            assertThat(announce(stub.url(), AnnounceEvent.STARTED, Optional.empty()))
                    .isInstanceOf(Garbled.class);
        }
    }

    /** Whatever a script writes behind its last line. */
    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", " ", "X"})
    void readsAnAnswerThatSomethingFollows(String rest) throws Exception {
        try (StubTracker stub = StubTracker.saying("d8:intervali1800ee" + rest)) {
            assertThat(announce(stub.url(), AnnounceEvent.STARTED, Optional.empty()))
                    .isInstanceOfSatisfying(Accepted.class, answer -> assertThat(answer.interval())
                            .isEqualTo(Duration.ofMinutes(30)));
        }
    }

    @Test
    void doesNotReadAnEndlessAnswer() throws Exception {
        try (StubTracker stub = new StubTracker(exchange -> exchange.send(200, "", new byte[2 << 20]))) {
            assertThat(announce(stub.url(), AnnounceEvent.STARTED, Optional.empty()))
                    .isEqualTo(new Garbled("the response is larger than 1 MiB"));
        }
    }

    @Test
    void givesUpOnATrackerThatHangs() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (StubTracker stub = new StubTracker(exchange -> await(end))) {
            assertThat(announce(stub.url(), AnnounceEvent.STARTED, Optional.empty()))
                    .isInstanceOf(Unreachable.class);
            end.countDown();
        }
    }

    @Test
    void givesUpWhereNobodyListens() throws Exception {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/announce");
        }
        assertThat(announce(nobody, AnnounceEvent.STARTED, Optional.empty())).isInstanceOf(Unreachable.class);
    }

    private TrackerAnswer announce(URI url, AnnounceEvent event, Optional<String> trackerId) throws Exception {
        return tracker.announce(url, new Announcement(HASH, SELF, 77, event, trackerId))
                .get(10, TimeUnit.SECONDS);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
