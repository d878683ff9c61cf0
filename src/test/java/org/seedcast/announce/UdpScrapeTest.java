package org.seedcast.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.announce.tracker.LocalPeer;
import org.seedcast.announce.tracker.StubUdpTracker;
import org.seedcast.announce.tracker.UdpPackets;
import org.seedcast.peers.Deadline;
import org.seedcast.torrent.InfoHash;

class UdpScrapeTest {
    private static final LocalPeer SELF = new LocalPeer("-SC0100-abcdefghijkl", 1, 6881);
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration ROUNDS = Duration.ofMillis(150);

    private final Heard heard = new Heard();
    private final Announcer announcer =
            new Announcer(new OkHttpClient(), heard, Heard.timing(AnnounceSchedule.USUAL, ROUNDS));

    @AfterEach
    void close() {
        announcer.close();
    }

    @ParameterizedTest
    @CsvSource({"74, 74", "10, 10"})
    void asksAnUdpTrackerForAsManyAsFitIntoAPacket(int most, int secondPacket) throws Exception {
        try (StubUdpTracker stub = new StubUdpTracker(scrapedUdp(most))) {
            add(150, stub.url());
            assertThat(Deadline.of(SOON).reached(() -> sawPacket(stub, 74) && sawPacket(stub, secondPacket)))
                    .isTrue();
            assertThat(Deadline.of(SOON)
                            .reached(() -> announcer.swarms().values().stream()
                                            .filter(size -> size.downloads().isPresent())
                                            .count()
                                    == 150))
                    .isTrue();
            List<ByteBuffer> packets = stub.received(UdpPackets.SCRAPE);
            assertThat(packets)
                    .allSatisfy(packet -> assertThat(packet.getLong(0)).isEqualTo(StubUdpTracker.CONNECTION))
                    .allSatisfy(packet -> assertThat(packet.capacity()).isLessThanOrEqualTo(16 + 74 * 20));
            assertThat(announcer.swarms()).containsEntry(hash(0), new SwarmSize(3, 3, OptionalInt.of(77)));
        }
    }

    private static boolean sawPacket(StubUdpTracker stub, int torrents) {
        return stub.received(UdpPackets.SCRAPE).stream().anyMatch(packet -> packet.capacity() == 16 + torrents * 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "short", "other action", "silence"})
    void costsNothingAtAnUdpTrackerThatCannot(String fault) throws Exception {
        try (StubUdpTracker stub = new StubUdpTracker(notScraped(fault))) {
            add(3, stub.url());
            assertThat(Deadline.of(SOON).reached(() -> rounds(stub).size() >= 3))
                    .isTrue();
            List<Long> rounds = rounds(stub);
            for (int number = 1; number < rounds.size(); number++) {
                assertThat(rounds.get(number) - rounds.get(number - 1))
                        .isGreaterThanOrEqualTo(ROUNDS.toNanos() << number);
            }
            assertThat(announcer.status()).isEqualTo(new TrackersStatus(1, List.of()));
            assertThat(heard.notices()).isEmpty();
        }
    }

    /** When each began, but for one that began before all were announced; a packet that was sent again counts once. */
    private static List<Long> rounds(StubUdpTracker stub) {
        return stub.callsOnce().stream()
                .filter(call ->
                        call.action() == UdpPackets.SCRAPE && call.packet().capacity() == 16 + 3 * 20)
                .map(StubUdpTracker.Call::nanos)
                .toList();
    }

    private void add(int torrents, URI... trackers) throws Exception {
        List<CompletableFuture<Void>> added = new ArrayList<>();
        for (int number = 0; number < torrents; number++) {
            added.add(announcer.add(
                    new AnnouncedTorrent(hash(number), SELF, List.of(trackers), () -> 0, heard::learned)));
        }
        CompletableFuture.allOf(added.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
    }

    /** Answers for the first {@code most} of those asked for. */
    private static StubUdpTracker.Answer scrapedUdp(int most) {
        return (action, transaction, question) -> {
            if (action == UdpPackets.ANNOUNCE) {
                return accepted(transaction);
            }
            ByteBuffer answer = ByteBuffer.allocate(8 + 74 * 12).putInt(2).putInt(transaction);
            int told = Math.min((question.capacity() - 16) / 20, most);
            for (int number = 0; number < told; number++) {
                answer.putInt(4).putInt(77).putInt(3);
            }
            return answer.flip();
        };
    }

    private static StubUdpTracker.Answer notScraped(String fault) {
        return (action, transaction, question) -> {
            if (action == UdpPackets.ANNOUNCE) {
                return accepted(transaction);
            }
            return switch (fault) {
                case "error" -> StubUdpTracker.refusing("no").to(action, transaction, question);
                case "short" ->
                    ByteBuffer.allocate(8).putInt(2).putInt(transaction).flip();
                case "other action" -> accepted(transaction);
                default -> ByteBuffer.allocate(0);
            };
        };
    }

    private static ByteBuffer accepted(int transaction) {
        return StubUdpTracker.accepting(InetAddress.getLoopbackAddress(), 900)
                .to(1, transaction, ByteBuffer.allocate(0));
    }

    private static InfoHash hash(int number) {
        return InfoHash.parse(String.format(Locale.ROOT, "%040x", number));
    }
}
