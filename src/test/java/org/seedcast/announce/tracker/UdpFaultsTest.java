package org.seedcast.announce.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seedcast.announce.FaultRun;
import org.seedcast.announce.StubTracker;
import org.seedcast.announce.tracker.StubUdpTracker.Answer;
import org.seedcast.announce.tracker.StubUdpTracker.Call;

/** What a UDP tracker can do wrong: all of it at the same time, each beside a tracker that works. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UdpFaultsTest {
    private static final String MANY_PEERS = "1,300 peers";
    private static final int STARTED = 2;

    /** @param notice a part of what people are told, once; empty for nothing */
    private record Fault(String name, Answer answer, String notice) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final Map<String, StubUdpTracker> stubs = new HashMap<>();
    private final Map<String, FaultRun> runs = new HashMap<>();

    private static Stream<Fault> failures() {
        return Stream.of(
                toEverything("drops packets", transaction -> ByteBuffer.allocate(0), "no answer"),
                toEverything("wrong transaction", transaction -> header(0, transaction + 1, 8), "no answer"),
                toEverything("short packets", transaction -> ByteBuffer.allocate(7), "no answer"),
                toEverything("half of a connect", transaction -> header(0, transaction, 4), "it refuses to connect"),
                toEverything("another action", transaction -> header(77, transaction, 90), "it refuses to connect"),
                toEverything("an error on connect", transaction -> header(3, transaction, 0), "it refuses to connect"),
                toAnnounce("drops announces", transaction -> ByteBuffer.allocate(0), "no answer"),
                toAnnounce("wrong transaction later", transaction -> header(1, transaction + 1, 12), "no answer"),
                toAnnounce("half of an answer", transaction -> header(1, transaction, 11), "does not follow BEP 15"),
                toAnnounce("a scrape instead", transaction -> header(2, transaction, 12), "does not follow BEP 15"),
                toAnnounce("nonsense", transaction -> header(-1, transaction, 1000), "does not follow BEP 15"),
                new Fault("refuses", StubUdpTracker.refusing("go\u0007away"), "refuses: go away"),
                toAnnounce("only a header", transaction -> header(1, transaction, 0), "refuses: no reason given"),
                new Fault("refuses without a word", StubUdpTracker.refusing(""), "refuses: "),
                new Fault("mixes connections up", StubUdpTracker.refusing("Connection ID mismatch"), "refuses: Conn"));
    }

    private static Stream<Fault> harmless() {
        return Stream.of(
                toAnnounce("interval 0", transaction -> accepted(transaction, 0, 0), ""),
                toAnnounce("interval below 0", transaction -> accepted(transaction, -1, 0), ""),
                toAnnounce("huge interval", transaction -> accepted(transaction, Integer.MAX_VALUE, 0), ""),
                toAnnounce("half of a peer", transaction -> accepted(transaction, 60, 5), ""),
                toAnnounce("a peer without a port", transaction -> accepted(transaction, 60, 6), ""),
                toAnnounce(MANY_PEERS, UdpFaultsTest::manyPeers, ""));
    }

    @BeforeAll
    void runAll() throws Exception {
        try (StubTracker works = FaultRun.works()) {
            for (Fault fault : Stream.concat(failures(), harmless()).toList()) {
                StubUdpTracker stub = new StubUdpTracker(fault.answer());
                stubs.put(fault.name(), stub);
                runs.put(fault.name(), new FaultRun(runs.size(), works, stub.url()));
            }
            FaultRun.finishAll(runs.values());
            assertThat(runs)
                    .allSatisfy(
                            (name, run) -> assertThat(run.stopped()).as(name).isEqualTo(1));
        }
    }

    @AfterAll
    void close() {
        runs.values().forEach(FaultRun::close);
        stubs.values().forEach(StubUdpTracker::close);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isToldOnceAndAskedMoreAndMoreRarely(Fault fault) {
        FaultRun run = run(fault.name());
        assertThat(run.notices())
                .singleElement()
                .asString()
                .startsWith("tracker " + TrackerName.of(stub(fault).url()) + " ")
                .contains(fault.notice());
        assertThat(run.status().failing())
                .containsExactly(TrackerName.of(stub(fault).url()));
        List<Call> calls = stub(fault).calls();
        // each call is at most a connect, an announce and two repetitions of each, twice for a lost connection
        assertThat(calls).hasSizeBetween(2, 4 * 6);
        assertThat(calls)
                .noneMatch(call ->
                        call.action() == UdpPackets.ANNOUNCE && call.packet().getInt(80) != STARTED);
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void isNoReasonToAskAgain(Fault fault) {
        assertThat(run(fault.name()).notices()).isEmpty();
        assertThat(run(fault.name()).status().failing()).isEmpty();
        assertThat(stub(fault).received(UdpPackets.ANNOUNCE))
                .as("started, stopped")
                .hasSize(2);
    }

    @Test
    void ofManyPeersSomeAreKept() {
        assertThat(run(MANY_PEERS).heard().peers()).hasSize(PeerList.MOST).doesNotHaveDuplicates();
        assertThat(run("a peer without a port").heard().peers()).isEmpty();
    }

    private FaultRun run(String name) {
        return Objects.requireNonNull(runs.get(name));
    }

    private StubUdpTracker stub(Fault fault) {
        return Objects.requireNonNull(stubs.get(fault.name()));
    }

    /** Writes an answer to a transaction. */
    private interface Packet {
        ByteBuffer to(int transaction);
    }

    private static Fault toAnnounce(String name, Packet packet, String notice) {
        return new Fault(name, (action, transaction, question) -> packet.to(transaction), notice);
    }

    private static Fault toEverything(String name, Packet packet, String notice) {
        Answer answer = new Answer() {
            @Override
            public ByteBuffer to(int action, int transaction, ByteBuffer question) {
                return packet.to(transaction);
            }

            @Override
            public ByteBuffer toConnect(int transaction) {
                return packet.to(transaction);
            }
        };
        return new Fault(name, answer, notice);
    }

    /** @param rest bytes that follow, all of them zero */
    private static ByteBuffer header(int action, int transaction, int rest) {
        return ByteBuffer.allocate(8 + rest).putInt(action).putInt(transaction).position(0);
    }

    private static ByteBuffer accepted(int transaction, int interval, int rest) {
        return ByteBuffer.allocate(20 + rest)
                .putInt(1)
                .putInt(transaction)
                .putInt(interval)
                .position(0);
    }

    private static ByteBuffer manyPeers(int transaction) {
        ByteBuffer packet = ByteBuffer.allocate(20 + 1300 * 6).put(accepted(transaction, 60, 0));
        for (int number = 0; number < 1300; number++) {
            packet.putInt(0xC0000200 + number / 2).putShort((short) 6881);
        }
        return packet.flip();
    }
}
