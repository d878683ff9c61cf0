package org.seedcast.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.seedcast.announce.tracker.LocalPeer;
import org.seedcast.announce.tracker.StubUdpTracker;
import org.seedcast.announce.tracker.TrackerName;
import org.seedcast.announce.tracker.UdpPackets;
import org.seedcast.peers.Deadline;
import org.seedcast.torrent.InfoHash;

/** A thousand torrents from {@code started} to {@code stopped}, each called for exactly as often as it should be. */
class ManyTorrentsTest {
    private static final int TORRENTS = 1000;
    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final LocalPeer SELF = new LocalPeer("-SC0100-abcdefghijkl", 1, 6881);

    /** By their numbers (BEP 15); there is never a "completed". */
    private static final List<String> EVENTS = List.of("", "completed", "started", "stopped");

    /** One announce as a tracker saw it; the event in words, empty for none. */
    private record Seen(long nanos, String infoHash, String event) {}

    private final Heard heard = new Heard();
    private final Announcer announcer = new Announcer(
            new OkHttpClient(),
            heard,
            new AnnounceTiming(
                    Duration.ofSeconds(15),
                    Duration.ofMillis(200),
                    new AnnounceSchedule(Duration.ofSeconds(1), Duration.ofSeconds(30)),
                    Duration.ofHours(1),
                    Duration.ofSeconds(1),
                    AnnounceTiming.USUAL.goodbye()));

    @Test
    void overHttp() throws Exception {
        try (StubTracker stub = StubTracker.saying("d8:intervali2ee")) {
            addAll(stub.url());
            assertThat(Deadline.of(Duration.ofSeconds(30))
                            .reached(() -> stub.calls().size() >= 3 * TORRENTS))
                    .isTrue();
            closeInTime();
            assertExact(seen(stub), 3);
            assertThat(stub.calls().stream().map(StubTracker.Call::from).distinct())
                    .as("connections, one for each call at a time")
                    .hasSizeLessThanOrEqualTo(4 * 8);
        }
    }

    @Test
    void overUdp() throws Exception {
        try (StubUdpTracker stub = udp()) {
            addAll(stub.url());
            assertThat(Deadline.of(Duration.ofSeconds(30))
                            .reached(() -> stub.calls().size() > 3 * TORRENTS))
                    .isTrue();
            closeInTime();
            assertExact(seen(stub), 3);
        }
    }

    @Test
    void besideTrackersThatHang() throws Exception {
        try (StubTracker http = StubTracker.saying("d8:intervali2ee");
                StubUdpTracker udp = udp();
                StubTracker hangsLater = new StubTracker(exchange -> {
                    if (exchange.call().query().contains("event=started")) {
                        exchange.send(200, "d8:intervali3600ee");
                    }
                });
                StubUdpTracker silent = new StubUdpTracker("127.0.0.1", Integer.MAX_VALUE)) {
            addAll(silent.url(), hangsLater.url(), http.url(), udp.url());
            assertThat(Deadline.of(Duration.ofSeconds(30))
                            .reached(() -> http.calls().size() >= 3 * TORRENTS
                                    && udp.calls().size() >= 3 * TORRENTS
                                    && hangsLater.calls().size() == TORRENTS))
                    .isTrue();
            closeInTime();
            assertExact(seen(http), 3);
            assertExact(seen(udp), 3);
            assertThat(hangsLater.count("stopped")).isPositive();
            assertThat(heard.notices())
                    .singleElement()
                    .asString()
                    .startsWith("tracker " + TrackerName.of(silent.url()) + " cannot be reached");
        }
    }

    private static StubUdpTracker udp() throws IOException {
        return new StubUdpTracker(StubUdpTracker.accepting(InetAddress.getLoopbackAddress(), 2));
    }

    private static List<Seen> seen(StubTracker stub) {
        return stub.calls().stream()
                .map(call -> new Seen(call.nanos(), parameter(call, "info_hash"), parameter(call, "event")))
                .toList();
    }

    private static String parameter(StubTracker.Call call, String name) {
        return Arrays.stream(call.query().split("&", -1))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static List<Seen> seen(StubUdpTracker stub) {
        return stub.callsOnce().stream()
                .filter(call -> call.action() == UdpPackets.ANNOUNCE)
                .map(call -> new Seen(
                        call.nanos(),
                        infoHash(call.packet()),
                        EVENTS.get(call.packet().getInt(80))))
                .toList();
    }

    private static String infoHash(ByteBuffer packet) {
        byte[] hash = new byte[20];
        packet.get(16, hash);
        return HexFormat.of().formatHex(hash);
    }

    private void addAll(URI... trackers) {
        for (int number = 0; number < TORRENTS; number++) {
            var unused =
                    announcer.add(new AnnouncedTorrent(hash(number), SELF, List.of(trackers), () -> 0, heard::learned));
        }
    }

    private void closeInTime() {
        long before = System.nanoTime();
        announcer.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    /** Each torrent: started, then re-announces no sooner than was asked for and not much later, then stopped. */
    private static void assertExact(List<Seen> all, int atLeast) {
        Map<String, List<Seen>> byTorrent = all.stream().collect(Collectors.groupingBy(Seen::infoHash));
        assertThat(byTorrent).hasSize(TORRENTS);
        byTorrent.values().forEach(calls -> {
            List<String> events = calls.stream().map(Seen::event).toList();
            assertThat(events.get(0)).isEqualTo("started");
            assertThat(events.get(events.size() - 1)).isEqualTo("stopped");
            assertThat(events.subList(1, events.size() - 1))
                    .hasSizeGreaterThanOrEqualTo(atLeast - 2)
                    .containsOnly("");
            for (int number = 1; number < calls.size() - 1; number++) {
                long millis = TimeUnit.NANOSECONDS.toMillis(
                        calls.get(number).nanos() - calls.get(number - 1).nanos());
                // the machine may be busy, so that a tenth late is not all it can be
                assertThat(millis).isBetween(INTERVAL.toMillis(), INTERVAL.toMillis() + 10_000);
            }
        });
    }

    private static InfoHash hash(int number) {
        return InfoHash.parse(String.format(Locale.ROOT, "%040x", number));
    }
}
