package org.seedcast.seed.bt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.announce.Announcer;
import org.seedcast.peers.Deadline;
import org.seedcast.peers.SampleTorrent;
import org.seedcast.seed.PortChoice;
import org.seedcast.seed.SeederSettings;
import org.seedcast.seed.bt.upload.ConnectionLimits;
import org.seedcast.seed.bt.upload.Crowd;

/** Whatever one peer does, the others get theirs. */
@Timeout(60)
class HostilePeersTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int BYTES = 16 << 20;
    private static final int PIECE_BYTES = 16384;
    private static final ConnectionLimits QUICK = new ConnectionLimits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(60),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            4,
            200,
            150);

    private final SampleTorrent sample;
    private final BtSeeder seeder;
    private final List<RawPeer> peers = new ArrayList<>();

    HostilePeersTest(@TempDir Path directory) throws Exception {
        sample = SampleTorrent.make(directory, "sample", BYTES, List.of());
        seeder = start(QUICK);
    }

    private BtSeeder start(ConnectionLimits limits) throws Exception {
        return start(limits, System::nanoTime);
    }

    private BtSeeder start(ConnectionLimits limits, LongSupplier clock) throws Exception {
        SeederSettings settings =
                new SeederSettings(Optional.of(InetAddress.getLoopbackAddress()), new PortChoice.Given(0), false);
        Announcer announcer = new Announcer(new OkHttpClient(), notice -> {});
        BtSeeder started = BtSeeder.start(
                settings,
                announcer,
                (kind, path, message) -> {
                    throw new AssertionError(message);
                },
                limits,
                clock);
        started.add(sample.entry());
        started.allAnnounced().get(10, TimeUnit.SECONDS);
        return started;
    }

    @AfterEach
    void close() throws IOException {
        for (RawPeer peer : peers) {
            peer.close();
        }
        seeder.close();
    }

    @Test
    void aPeerThatStopsReadingHoldsUpNobodyAndIsLeft() throws Exception {
        try (RawPeer healthy = unchoked()) {
            download(healthy, 64);
            RawPeer stalled = unchoked();
            for (int block = 0; block < (8 << 20) / 16384; block++) {
                stalled.request(block, 0, 16384);
            }
            // it would time out: a seeder that waits for the stalled peer serves nobody else meanwhile
            download(healthy, 256);
            assertThat(Deadline.of(SOON).reached(() -> seeder.status().peers() == 1))
                    .isTrue();
            download(healthy, 16);
        }
    }

    @Test
    void thousandsOfConnectionsLeaveNothingBehind() throws Exception {
        try (RawPeer healthy = unchoked()) {
            download(healthy, 64);
            for (int connection = 0; connection < 5000; connection++) {
                try (RawPeer passing = RawPeer.greeted(seeder.port(), sample.infoHash())) {
                    passing.interested();
                }
            }
            assertThat(Deadline.of(SOON).reached(() -> seeder.status().peers() == 1))
                    .as("peers left: %s", seeder.status().peers())
                    .isTrue();
            download(healthy, 128);
            assertThat(Thread.activeCount()).isLessThan(60);
        }
    }

    @Test
    void moreLeechersThanSlotsAllComplete() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Void>> done = new ArrayList<>();
            for (int leecher = 0; leecher < 8; leecher++) {
                done.add(threads.submit((Callable<Void>) () -> {
                    try (RawPeer peer = unchoked()) {
                        peer.download(1 << 20, PIECE_BYTES, BYTES);
                    }
                    return null;
                }));
            }
            for (Future<Void> one : done) {
                one.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(seeder.status().uploadedBytes()).isEqualTo(8L << 20);
    }

    @Test
    void aSlotGoesToThoseThatWaitWhileOthersKeepAsking() throws Exception {
        // one more than the slots: the optimistic one is taken too
        for (int holder = 0; holder <= QUICK.slots(); holder++) {
            peers.add(unchoked());
        }
        RawPeer late = RawPeer.greeted(seeder.port(), sample.infoHash());
        peers.add(late);
        late.interested();
        late.messageOfType(RawPeer.UNCHOKE);
        late.download(1 << 20, PIECE_BYTES, BYTES);
        peers.get(0).messageOfType(RawPeer.CHOKE);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 1 << 20})
    void aMessageTooLongIsTheEndAtOnce(int length) throws Exception {
        RawPeer peer = RawPeer.greeted(seeder.port(), sample.infoHash());
        peers.add(peer);
        peer.send(ByteBuffer.allocate(4).putInt(length));
        assertEnded(peer);
    }

    /** Deep enough to end a thread that parses by recursion, and small enough to be taken in. */
    @Test
    void aMessageNestedDeepEndsItsPeerAlone() throws Exception {
        for (int length : List.of(1000, 16_000, 100_000)) {
            RawPeer peer = RawPeer.greeted(seeder.port(), sample.infoHash());
            peers.add(peer);
            ByteBuffer message =
                    ByteBuffer.allocate(6 + length).putInt(2 + length).put((byte) 20);
            Arrays.fill(message.array(), 6, message.capacity(), (byte) 'l');
            peer.send(message);
            assertEnded(peer);
        }
        try (RawPeer healthy = unchoked()) {
            download(healthy, 4);
        }
    }

    @Test
    void aPeerThatSaysItWantsNothingIsLetGo() throws Exception {
        RawPeer peer = RawPeer.greeted(seeder.port(), sample.infoHash());
        peers.add(peer);
        byte[] introduction = "d11:upload_onlyi1ee".getBytes(StandardCharsets.US_ASCII);
        peer.send(ByteBuffer.allocate(6 + introduction.length)
                .putInt(2 + introduction.length)
                .put((byte) 20)
                .put((byte) 0)
                .put(introduction));
        assertEnded(peer);
    }

    /**
     * A piece that there is not; a bitfield of another length; one that is cut off by the end of its message; what is longer
     * than anything of its kind, so that nobody waits for the rest.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000005 04 00000400",
                "00000005 04 ffffffff",
                "00000002 05 ff",
                "00000003 06 0000",
                "00004100 14",
                "00004100 63",
                "00004100 05"
            })
    void whatCannotBeIsTheEnd(String message) throws Exception {
        RawPeer peer = RawPeer.greeted(seeder.port(), sample.infoHash());
        peers.add(peer);
        peer.send(ByteBuffer.wrap(HexFormat.of().parseHex(message.replace(" ", ""))));
        assertEnded(peer);
    }

    @Test
    void whatIsAskedForWithoutASlotIsNotSent() throws Exception {
        RawPeer peer = RawPeer.greeted(seeder.port(), sample.infoHash());
        peers.add(peer);
        peer.request(0, 0, 16384);
        peer.interested();
        peer.messageOfType(RawPeer.UNCHOKE);
        peer.request(1, 0, 16384);
        assertThat(peer.messageOfType(RawPeer.PIECE).getInt()).isEqualTo(1);
    }

    @Test
    void aBlockThatNobodyAskedForIsTheEnd() throws Exception {
        RawPeer peer = unchoked();
        peer.send(ByteBuffer.allocate(14).putInt(10).put((byte) RawPeer.PIECE));
        assertEnded(peer);
    }

    @Test
    void aPeerThatHasEverythingIsLetGo() throws Exception {
        RawPeer peer = RawPeer.greeted(seeder.port(), sample.infoHash());
        peers.add(peer);
        peer.bitfield(BYTES / PIECE_BYTES);
        assertEnded(peer);
    }

    @Test
    void anIdlePeerIsKeptAlive() throws Exception {
        RawPeer peer = RawPeer.greeted(seeder.port(), sample.infoHash());
        peers.add(peer);
        int length = peer.skipMessage();
        while (length > 0) {
            length = peer.skipMessage();
        }
        assertThat(length).isZero();
    }

    /** The clock stops before a slow one runs out of time, and yet the healthy one need not wait for them. */
    @Test
    void garbageHandshakesAndSlowOnesKeepNobodyOut() throws Exception {
        long begun = System.nanoTime();
        long last = Duration.ofSeconds(9).toNanos();
        try (BtSeeder stopping = start(QUICK, () -> Math.min(System.nanoTime() - begun, last))) {
            for (int socket = 0; socket < 250; socket++) {
                RawPeer slow = new RawPeer(stopping.port());
                peers.add(slow);
                slow.send(ByteBuffer.allocate(1 + socket % 100).put((byte) (socket % 2 == 0 ? 19 : 77)));
            }
            try (RawPeer healthy = RawPeer.unchoked(stopping.port(), sample.infoHash())) {
                healthy.download(1 << 20, PIECE_BYTES, BYTES);
            }
        }
    }

    @Test
    void oneAddressGetsAQuarterOfAllPlacesAtMost() throws Exception {
        int most = Crowd.shareOfHost(QUICK.perTorrent());
        for (int peer = 0; peer < most; peer++) {
            RawPeer active = RawPeer.greeted(seeder.port(), sample.infoHash());
            peers.add(active);
            active.interested();
        }
        assertThat(Deadline.of(SOON).reached(() -> seeder.status().peers() == most))
                .isTrue();
        for (int peer = 0; peer < 10; peer++) {
            peers.add(RawPeer.greeting(seeder.port(), sample.infoHash()));
        }
        // from elsewhere there is room, and those there are served
        try (RawPeer other = RawPeer.from("127.0.7.7", seeder.port(), sample.infoHash())) {
            assertThat(seeder.status().peers()).isEqualTo(most + 1);
            download(other, 1);
        }
    }

    @Test
    void aTorrentHasNoMorePeersThanItMay() throws Exception {
        ConnectionLimits few = new ConnectionLimits(
                QUICK.stall(), QUICK.silence(), QUICK.keepAlive(), Duration.ofMinutes(1), QUICK.rotation(), 4, 20, 2);
        try (BtSeeder small = start(few)) {
            try (RawPeer first = RawPeer.greeted(small.port(), sample.infoHash());
                    RawPeer second = RawPeer.greeted(small.port(), sample.infoHash());
                    RawPeer third = RawPeer.greeting(small.port(), sample.infoHash())) {
                assertEnded(third);
                first.interested();
                first.messageOfType(RawPeer.UNCHOKE);
                second.interested();
                second.messageOfType(RawPeer.UNCHOKE);
            }
        }
    }

    @Test
    void aPeerThatWantsNothingMakesRoomForOneThatComes() throws Exception {
        ConnectionLimits few = new ConnectionLimits(
                QUICK.stall(), QUICK.silence(), QUICK.keepAlive(), Duration.ZERO, QUICK.rotation(), 4, 20, 2);
        try (BtSeeder small = start(few)) {
            try (RawPeer busy = RawPeer.unchoked(small.port(), sample.infoHash());
                    RawPeer idle = RawPeer.greeted(small.port(), sample.infoHash());
                    RawPeer late = RawPeer.unchoked(small.port(), sample.infoHash())) {
                assertEnded(idle);
                download(busy, 1);
                download(late, 1);
            }
        }
    }

    @Test
    void whatIsRemovedAndAddedIsServedAtOnceEachTime() throws Exception {
        for (int round = 0; round < 200; round++) {
            try (RawPeer peer = unchoked()) {
                peer.download(16384, PIECE_BYTES, BYTES);
                seeder.remove(sample.infoHash());
                assertEnded(peer);
            }
            seeder.add(sample.entry());
            seeder.allAnnounced().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aSecondBitfieldIsTakenAsAria2SendsOne() throws Exception {
        RawPeer peer = unchoked();
        peer.send(bitfieldOfNothing());
        download(peer, 1);
        peer.send(bitfieldOfNothing());
        download(peer, 1);
    }

    private static ByteBuffer bitfieldOfNothing() {
        int bytes = BYTES / PIECE_BYTES / 8;
        return ByteBuffer.allocate(5 + bytes).putInt(1 + bytes).put((byte) 5);
    }

    @Test
    void metadataIsGivenAFewTimesThenRejectedAndThenThePeerIsLeft() throws Exception {
        RawPeer peer = new RawPeer(seeder.port());
        peers.add(peer);
        peer.send(HostileKind.handshake(sample.infoHash()));
        peer.in().readFully(new byte[68]);
        peer.send(HostileKind.extended(0, "d1:md11:ut_metadatai3eee"));
        for (int time = 0; time < 4; time++) {
            peer.send(HostileKind.extended(1, "d8:msg_typei0e5:piecei0ee"));
        }
        List<String> answers = new ArrayList<>();
        while (answers.size() < 4) {
            String answer =
                    StandardCharsets.ISO_8859_1.decode(peer.messageOfType(20)).toString();
            if (answer.charAt(0) == 3) {
                answers.add(answer.substring(1, 14));
            }
        }
        assertThat(answers)
                .containsExactlyInAnyOrder("d8:msg_typei1", "d8:msg_typei1", "d8:msg_typei1", "d8:msg_typei2");
        peer.send(HostileKind.repeated(HostileKind.extended(1, "d8:msg_typei0e5:piecei7ee")));
        assertEnded(peer);
    }

    /** More than there are places, all interested and silent, from four networks. */
    @Test
    void thoseThatNeverAskMakeRoomForOneThatDoes() throws Exception {
        ConnectionLimits few = new ConnectionLimits(
                QUICK.stall(), QUICK.silence(), QUICK.keepAlive(), Duration.ofMinutes(1), QUICK.rotation(), 4, 200, 16);
        try (BtSeeder small = start(few)) {
            for (int silent = 0; silent < 24; silent++) {
                RawPeer peer = new RawPeer(RawPeer.connected("127.0." + silent % 4 + ".8", small.port()));
                peers.add(peer);
                peer.greet(sample.infoHash());
                peer.interested();
            }
            assertThat(Deadline.of(SOON).reached(() -> small.status().peers() == 16))
                    .isTrue();
            try (RawPeer late = RawPeer.from("127.0.0.1", small.port(), sample.infoHash())) {
                late.download(1 << 20, PIECE_BYTES, BYTES);
            }
            try (RawPeer stranger = RawPeer.from("127.0.77.1", small.port(), sample.infoHash())) {
                stranger.download(1 << 20, PIECE_BYTES, BYTES);
            }
        }
    }

    @Test
    void aStormFromOneAddressTurnsNoSlowPeerAway() throws Exception {
        ByteBuffer handshake = HostileKind.handshake(sample.infoHash());
        RawPeer slow = new RawPeer(seeder.port());
        peers.add(slow);
        slow.send(handshake.slice(0, 30));
        for (int connection = 0; connection < 2000; connection++) {
            try (RawPeer passing = new RawPeer(RawPeer.connected("127.0.0.2", seeder.port()))) {
                passing.send(ByteBuffer.allocate(96).put((byte) 77));
            }
        }
        for (int connection = 0; connection < 300; connection++) {
            RawPeer waiting = new RawPeer(RawPeer.connected("127.0.0.2", seeder.port()));
            peers.add(waiting);
            waiting.send(ByteBuffer.allocate(1).put((byte) 19));
        }
        try (RawPeer healthy = RawPeer.from("127.0.0.3", seeder.port(), sample.infoHash())) {
            download(healthy, 1);
        }
        slow.send(handshake.slice(30, 38));
        slow.in().readFully(new byte[68]);
    }

    private RawPeer unchoked() throws IOException {
        RawPeer peer = RawPeer.unchoked(seeder.port(), sample.infoHash());
        peers.add(peer);
        return peer;
    }

    private static void assertEnded(RawPeer peer) {
        assertThatCode(() -> {
                    try {
                        peer.awaitEnd();
                    } catch (SocketException e) {
                        // closed with something unread, which is an end too
                        assertThat(e).hasMessageContaining("reset");
                    }
                })
                .doesNotThrowAnyException();
    }

    private static void download(RawPeer peer, int mebibytes) throws IOException {
        peer.download((long) mebibytes << 20, PIECE_BYTES, BYTES);
    }
}
