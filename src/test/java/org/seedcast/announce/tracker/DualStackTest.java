package org.seedcast.announce.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.announce.AnnounceSchedule;
import org.seedcast.announce.AnnounceTiming;
import org.seedcast.announce.AnnouncedTorrent;
import org.seedcast.announce.Announcer;
import org.seedcast.announce.Heard;
import org.seedcast.announce.StubTracker;
import org.seedcast.announce.SwarmSize;
import org.seedcast.announce.TrackersStatus;
import org.seedcast.peers.Deadline;
import org.seedcast.torrent.InfoHash;

/** A tracker's host with an IPv4 and an IPv6 address (BEP 7). */
class DualStackTest {
    private static final LocalPeer SELF = new LocalPeer("-SC0100-abcdefghijkl", 1, 6881);
    private static final InfoHash HASH = InfoHash.parse("1".repeat(40));
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Heard heard = new Heard();
    private final Announcer announcer = new Announcer(
            new OkHttpClient.Builder().dns(DualStackTest::lookup).build(),
            heard,
            new AnnounceTiming(
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(8),
                    new AnnounceSchedule(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                    Duration.ofHours(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(4)));

    private static List<InetAddress> lookup(String host) throws UnknownHostException {
        return switch (host) {
            case "both.example" -> List.of(address("::1"), address("127.0.0.1"));
            case "six.example" -> List.of(address("::1"));
            default -> List.of(address(host));
        };
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getAllByName(literal)[0];
    }

    @AfterEach
    void close() {
        announcer.close();
    }

    @Test
    void bothAreToldOverHttp() throws Exception {
        try (StubTracker four =
                        StubTracker.saying("d8:completei5e10:incompletei1e8:intervali60e5:peers6:\001\2\3\4\0\7e");
                StubTracker six = new StubTracker(
                        "::1",
                        four.port(),
                        exchange -> exchange.send(
                                200,
                                "d8:completei7e8:intervali60e6:peers618:" + " \001\r\u00b8" + "\0".repeat(11)
                                        + "\001\0\7e"))) {
            announce(four.url("both.example"));
            assertThat(four.count("started")).isEqualTo(1);
            assertThat(six.count("started")).isEqualTo(1);
            assertThat(heard.peers()).hasSize(2);
            assertThat(announcer.swarms())
                    .as("it may have counted us twice")
                    .containsEntry(HASH, new SwarmSize(5, 1, OptionalInt.empty()));
            announcer.close();
            assertThat(four.count("stopped")).isEqualTo(1);
            assertThat(six.count("stopped")).isEqualTo(1);
        }
    }

    @Test
    void bothAreToldOverUdp() throws Exception {
        try (StubUdpTracker four = new StubUdpTracker("127.0.0.1", 0);
                StubUdpTracker six =
                        new StubUdpTracker("::1", four.port(), StubUdpTracker.accepting(address("2001:db8::1"), 60))) {
            announce(four.url("both.example"));
            assertThat(heard.peers()).hasSize(2);
            assertThat(announcer.swarms()).containsEntry(HASH, new SwarmSize(3, 2, OptionalInt.empty()));
            announcer.close();
            assertThat(four.received(UdpPackets.ANNOUNCE)).hasSize(2);
            assertThat(six.received(UdpPackets.ANNOUNCE)).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "udp"})
    void oneIsEnoughWhereTheOtherIsClosed(String protocol) throws Exception {
        try (StubTracker http = StubTracker.saying("d8:intervali60ee");
                StubUdpTracker udp = new StubUdpTracker("127.0.0.1", 0)) {
            announce(protocol.equals("http") ? http.url("both.example") : udp.url("both.example"));
            assertThat(announcer.status()).isEqualTo(new TrackersStatus(1, List.of()));
            assertThat(heard.notices()).isEmpty();
            announcer.close();
        }
    }

    @Test
    void oneThatHangsIsNotWaitedForAndThenLeftAlone() throws Exception {
        try (StubTracker four = StubTracker.saying("d8:intervali1ee");
                StubTracker six = new StubTracker("::1", four.port(), exchange -> {})) {
            long before = System.nanoTime();
            announce(four.url("both.example"));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
            assertThat(Deadline.of(SOON).reached(() -> four.calls().size() >= 3))
                    .isTrue();
            assertThat(six.calls()).hasSize(1);
            assertThat(announcer.swarms()).isEmpty();
            announcer.close();
            assertThat(four.count("stopped")).isEqualTo(1);
        }
    }

    @Test
    void oneThatIsSilentIsNotWaitedForOverUdp() throws Exception {
        try (StubUdpTracker six = new StubUdpTracker("::1", 0, StubUdpTracker.accepting(address("::2"), 1));
                StubUdpTracker four = new StubUdpTracker("127.0.0.1", six.port(), new StubUdpTracker.Answer() {
                    @Override
                    public ByteBuffer to(int action, int transaction, ByteBuffer question) {
                        return toConnect(transaction);
                    }

                    @Override
                    public ByteBuffer toConnect(int transaction) {
                        return ByteBuffer.allocate(0);
                    }
                })) {
            long before = System.nanoTime();
            announce(six.url("both.example"));
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
            assertThat(Deadline.of(SOON)
                            .reached(() -> six.received(UdpPackets.ANNOUNCE).size() >= 3))
                    .isTrue();
            announcer.close();
            assertThat(four.calls()).hasSize(1);
        }
    }

    @Test
    void whatBothRefuseIsRefused() throws Exception {
        try (StubTracker four = StubTracker.saying("d14:failure reason2:noe");
                StubTracker six = new StubTracker("::1", four.port(), exchange -> exchange.send(500, "oops"))) {
            announce(four.url("both.example"));
            assertThat(six.calls()).hasSize(1);
            assertThat(heard.notices()).singleElement().asString().endsWith("refuses: no");
        }
    }

    @Test
    void ipv6AloneIsEnough() throws Exception {
        try (StubTracker http = new StubTracker("::1", 0, exchange -> exchange.send(200, "d8:intervali60ee"));
                StubUdpTracker udp = new StubUdpTracker("::1", 0)) {
            announce(http.url("six.example"), udp.url("six.example"), http.url("[::1]"));
            assertThat(http.count("started")).isEqualTo(2);
            assertThat(udp.received(UdpPackets.ANNOUNCE)).hasSize(1);
            announcer.close();
            assertThat(heard.notices()).isEmpty();
        }
    }

    private void announce(URI... trackers) throws Exception {
        announcer
                .add(new AnnouncedTorrent(HASH, SELF, List.of(trackers), () -> 0, heard::learned))
                .get(20, TimeUnit.SECONDS);
    }
}
