package org.seedcast.announce.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.announce.AnnounceSchedule;
import org.seedcast.announce.AnnounceTiming;
import org.seedcast.announce.AnnouncedTorrent;
import org.seedcast.announce.Announcer;
import org.seedcast.announce.Heard;
import org.seedcast.announce.StubTracker;
import org.seedcast.torrent.InfoHash;

/** What is announced is where a call comes from: it has to be where somebody listens. */
class LocalAddressTest {
    private static final LocalPeer SELF = new LocalPeer("-SC0100-abcdefghijkl", 1, 6881);
    private static final InfoHash HASH = InfoHash.parse("1".repeat(40));
    private static final String SEVENTH = "127.0.0.7";

    private final Heard heard = new Heard();

    @ParameterizedTest
    @CsvSource({
        "         , 203.0.113.1, true",
        "         , 2001:db8::1, true",
        "127.0.0.7, 203.0.113.1, true",
        "127.0.0.7, 2001:db8::1, false",
        "0.0.0.0  , 203.0.113.1, true",
        "0.0.0.0  , 2001:db8::1, false",
        "::       , 203.0.113.1, true",
        "::       , 2001:db8::1, true",
        "::1      , 203.0.113.1, false",
        "::1      , 2001:db8::1, true"
    })
    void onlyTheFamilyThatIsListenedOnIsAnnounced(String bind, String tracker, boolean reached) throws Exception {
        assertThat(local(bind).reaches(address(tracker))).isEqualTo(reached);
    }

    @ParameterizedTest
    @CsvSource({", ", "0.0.0.0, ", "::, ", "127.0.0.7, 127.0.0.7", "::1, ::1"})
    void callsLeaveFromTheAddressThatIsListenedOn(String bind, String source) throws Exception {
        assertThat(local(bind).source())
                .isEqualTo(source == null ? Optional.empty() : Optional.of(new InetSocketAddress(source, 0)));
    }

    @Test
    void httpTrackersSeeThatAddress() throws Exception {
        try (StubTracker tracker = StubTracker.saying("d8:intervali60ee")) {
            announce(tracker.url("both.example"), SEVENTH);
            assertThat(tracker.calls()).extracting(StubTracker.Call::from).allSatisfy(LocalAddressTest::isTheSeventh);
            assertThat(tracker.count("started")).isEqualTo(1);
            assertThat(tracker.count("stopped")).isEqualTo(1);
        }
    }

    @Test
    void udpTrackersSeeThatAddress() throws Exception {
        try (StubUdpTracker tracker = new StubUdpTracker("127.0.0.1", 0)) {
            announce(tracker.url("both.example"), SEVENTH);
            assertThat(tracker.calls())
                    .extracting(StubUdpTracker.Call::from)
                    .allSatisfy(LocalAddressTest::isTheSeventh);
            assertThat(tracker.received(UdpPackets.ANNOUNCE)).hasSize(2);
        }
    }

    @Test
    void aTrackerOfTheOtherFamilyIsToldNothing() throws Exception {
        try (StubTracker six = new StubTracker("::1", 0, exchange -> exchange.send(200, "d8:intervali60ee"))) {
            announce(six.url("six.example"), SEVENTH);
            assertThat(six.calls()).isEmpty();
            assertThat(heard.notices()).singleElement().asString().contains("family");
        }
    }

    private static void isTheSeventh(SocketAddress from) {
        assertThat(((InetSocketAddress) from).getHostString()).isEqualTo(SEVENTH);
    }

    private void announce(URI tracker, String bind) throws Exception {
        OkHttpClient client =
                new OkHttpClient.Builder().dns(LocalAddressTest::lookup).build();
        AnnounceTiming timing = new AnnounceTiming(
                Duration.ofSeconds(8),
                Duration.ofSeconds(8),
                AnnounceSchedule.USUAL,
                Duration.ofHours(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(4));
        try (Announcer announcer = new Announcer(client, local(bind), heard, timing)) {
            announcer
                    .add(new AnnouncedTorrent(HASH, SELF, List.of(tracker), () -> 0, heard::learned))
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private static List<InetAddress> lookup(String host) throws UnknownHostException {
        return host.equals("six.example") ? List.of(address("::1")) : List.of(address("::1"), address("127.0.0.1"));
    }

    private static LocalAddress local(String bind) throws UnknownHostException {
        return bind == null ? LocalAddress.ANY : new LocalAddress(Optional.of(address(bind)));
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getAllByName(literal)[0];
    }
}
