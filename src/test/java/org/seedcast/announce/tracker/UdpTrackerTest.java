package org.seedcast.announce.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.announce.tracker.TrackerAnswer.Accepted;
import org.seedcast.announce.tracker.TrackerAnswer.Refused;
import org.seedcast.announce.tracker.TrackerAnswer.Unreachable;
import org.seedcast.torrent.InfoHash;

class UdpTrackerTest {
    private static final InfoHash HASH = InfoHash.parse("00ff20252b7e41610102030405060708090a0b0c");
    private static final LocalPeer SELF = new LocalPeer("-SC0100-abcdefghijkl", 0x1234abcd, 6881);

    private final ScheduledThreadPoolExecutor timer = AnnounceThreads.scheduler();
    private static final Set<String> NAMES = Set.of("my_tracker", "xn--bcher-kva.example", "tracker.example.");

    private final TrackerAddresses addresses = new TrackerAddresses(UdpTrackerTest::lookup, LocalAddress.ANY);
    private final UdpTracker tracker = new UdpTracker(
            addresses, new DualStack(timer), new UdpSocket(timer, LocalAddress.ANY, Duration.ofMillis(200), 3));

    private static InetAddress loopback(int number) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) number});
    }

    private static List<InetAddress> lookup(String host) throws UnknownHostException {
        if (host.equals("three.example")) {
            return List.of(loopback(3), loopback(4), loopback(1));
        }
        return NAMES.contains(host) ? List.of(InetAddress.getLoopbackAddress()) : Dns.SYSTEM.lookup(host);
    }

    @AfterEach
    void close() {
        tracker.close();
        addresses.close();
        timer.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void announcesToBothFamilies(String address) throws Exception {
        try (StubUdpTracker stub = new StubUdpTracker(address, 0)) {
            assertThat(announce(stub.url())).asInstanceOf(type(Accepted.class)).satisfies(accepted -> {
                assertThat(accepted.interval()).isEqualTo(Duration.ofMinutes(15));
                assertThat(accepted.leechers()).isEqualTo(2);
                assertThat(accepted.seeders()).isEqualTo(5);
                assertThat(accepted.peers()).singleElement().satisfies(peer -> {
                    assertThat(peer.getPort()).isEqualTo(51413);
                    assertThat(peer.getAddress().isLoopbackAddress()).isTrue();
                });
            });
        }
    }

    /** Behind one name there may be several machines, and the first of them may be gone for good. */
    @Test
    void asksTheNextAddressWhereOneIsDead() throws Exception {
        try (StubUdpTracker dead = new StubUdpTracker("127.0.0.3", Integer.MAX_VALUE);
                StubUdpTracker alive = new StubUdpTracker(
                        "127.0.0.1", dead.port(), StubUdpTracker.accepting(InetAddress.getLoopbackAddress(), 60))) {
            assertThat(announce(alive.url("three.example"))).isInstanceOf(Accepted.class);
            int askedInVain = dead.calls().size();
            assertThat(askedInVain).isPositive();
            assertThat(announce(alive.url("three.example"))).isInstanceOf(Accepted.class);
            assertThat(dead.calls()).as("it is left alone for a while").hasSize(askedInVain);
        }
    }

    @Test
    void whereAllAddressesAreDeadThatIsTold() throws Exception {
        try (StubUdpTracker dead = new StubUdpTracker("127.0.0.3", Integer.MAX_VALUE)) {
            assertThat(announce(dead.url("three.example"))).isInstanceOf(Unreachable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"my_tracker", "b\u00fccher.example", "b%C3%BCcher.example", "tracker.example."})
    void aTrackerMayHaveAnyName(String name) throws Exception {
        try (StubUdpTracker stub = new StubUdpTracker("127.0.0.1", 0)) {
            assertThat(announce(URI.create(stub.url().toString().replace("127.0.0.1", name))))
                    .isInstanceOf(Accepted.class);
        }
    }

    @Test
    void writesWhatBep15And41Say() throws Exception {
        try (StubUdpTracker stub = new StubUdpTracker("127.0.0.1", 0)) {
            announce(stub.url());
            ByteBuffer packet = stub.received(UdpPackets.ANNOUNCE).get(0);
            assertThat(packet.getLong(0)).isEqualTo(StubUdpTracker.CONNECTION);
            byte[] hash = new byte[20];
            packet.get(16, hash);
            assertThat(InfoHash.of(hash)).isEqualTo(HASH);
            assertThat(packet.getLong(56)).as("downloaded").isZero();
            assertThat(packet.getLong(64)).as("left").isZero();
            assertThat(packet.getLong(72)).as("uploaded").isEqualTo(77);
            assertThat(packet.getInt(80)).as("event").isEqualTo(2);
            assertThat(packet.getInt(84)).as("address").isZero();
            assertThat(packet.getInt(88)).as("key").isEqualTo(0x1234abcd);
            assertThat(packet.getInt(92)).as("peers wanted").isEqualTo(50);
            assertThat(packet.getShort(96)).as("port").isEqualTo((short) 6881);
            byte[] options = new byte[packet.capacity() - 98];
            packet.get(98, options);
            assertThat(new String(options, StandardCharsets.US_ASCII)).isEqualTo("\u0002\u0007/an?k=1");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void asksAgainWhenPacketsAreLost(int lost) throws Exception {
        try (StubUdpTracker stub = new StubUdpTracker("127.0.0.1", lost)) {
            assertThat(announce(stub.url())).isInstanceOf(Accepted.class);
            assertThat(stub.received(UdpPackets.CONNECT)).hasSize(lost + 1);
        }
    }

    @Test
    void givesUpWhenNothingComesBackAndWorksAgainLater() throws Exception {
        try (StubUdpTracker stub = new StubUdpTracker("127.0.0.1", 3)) {
            assertThat(announce(stub.url())).isEqualTo(new Unreachable("no answer"));
            assertThat(announce(stub.url())).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void connectsOnceForManyTorrents() throws Exception {
        try (StubUdpTracker stub = new StubUdpTracker("127.0.0.1", 0)) {
            for (int torrent = 0; torrent < 5; torrent++) {
                announce(stub.url());
            }
            assertThat(stub.received(UdpPackets.CONNECT)).hasSize(1);
            assertThat(stub.received(UdpPackets.ANNOUNCE)).hasSize(5);
        }
    }

    @Test
    void connectsAnewWhenTheTrackerHasForgottenTheConnection() throws Exception {
        AtomicInteger announces = new AtomicInteger();
        StubUdpTracker.Answer accepted = StubUdpTracker.accepting(InetAddress.getLoopbackAddress(), 60);
        StubUdpTracker.Answer refused = StubUdpTracker.refusing("Connection ID missmatch.");
        try (StubUdpTracker stub = new StubUdpTracker((action, transaction, question) ->
                (announces.incrementAndGet() == 2 ? refused : accepted).to(action, transaction, question))) {
            assertThat(announce(stub.url())).isInstanceOf(Accepted.class);
            assertThat(announce(stub.url())).isInstanceOf(Accepted.class);
            assertThat(stub.received(UdpPackets.CONNECT)).hasSize(2);
            assertThat(announces.get()).isEqualTo(3);
        }
    }

    @Test
    void tellsARefusalInTheTrackersWords() throws Exception {
        try (StubUdpTracker stub = new StubUdpTracker(StubUdpTracker.refusing("not here"))) {
            assertThat(announce(stub.url())).isEqualTo(new Refused("not here", Optional.empty()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp://127.0.0.1/announce", "udp:///announce"})
    void neverAsksAnAddressWithoutPort(String url) throws Exception {
        assertThat(announce(URI.create(url))).isEqualTo(new Refused("no host or no port", Optional.of(Refused.NEVER)));
    }

    private TrackerAnswer announce(URI url) throws Exception {
        return tracker.announce(url, new Announcement(HASH, SELF, 77, AnnounceEvent.STARTED, Optional.empty()))
                .get(10, TimeUnit.SECONDS);
    }
}
