package org.seedcast.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.announce.tracker.LocalPeer;
import org.seedcast.peers.Deadline;
import org.seedcast.peers.OpenTracker;
import org.seedcast.torrent.InfoHash;

/** Against the tracker that most public ones run. */
class OpenTrackerTest {
    private static final InfoHash ALONE = InfoHash.parse("a1".repeat(20));
    private static final InfoHash SHARED = InfoHash.parse("b2".repeat(20));
    private static final InfoHash FOREIGN = InfoHash.parse("c3".repeat(20));
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    private final Heard heard = new Heard();

    @ParameterizedTest
    @ValueSource(strings = {"http", "udp"})
    void countsTheOthersOnly(String protocol) throws Exception {
        List<InfoHash> known = List.of(ALONE, SHARED);
        try (OpenTracker tracker = OpenTracker.onLoopback(directory, OpenTracker.freePort(), known);
                Announcer other = announcer(new Heard());
                Announcer announcer = announcer(heard)) {
            URI url = protocol.equals("http") ? tracker.http() : tracker.udp();
            assertThat(Deadline.of(SOON).reached(() -> listens(url.getPort()))).isTrue();
            announce(other, "-SC0100-bbbbbbbbbbbb", 6882, url, SHARED);
            call(tracker.http(), "-SC0100-cccccccccccc", 6883, 0, "completed");
            call(tracker.http(), "-SC0100-dddddddddddd", 6884, 100, "started");

            announce(announcer, "-SC0100-aaaaaaaaaaaa", 6881, url, SHARED);
            announce(announcer, "-SC0100-aaaaaaaaaaaa", 6881, url, ALONE);
            announce(announcer, "-SC0100-aaaaaaaaaaaa", 6881, url, FOREIGN);
            assertThat(announcer.swarms()).as("announced").containsOnlyKeys(ALONE, SHARED);
            assertThat(announcer.swarms().get(SHARED))
                    .extracting(SwarmSize::seeders, SwarmSize::leechers)
                    .containsExactly(2, 1);
            assertThat(heard.peers()).extracting(InetSocketAddress::getPort).contains(6882, 6883, 6884);
            assertThat(heard.notices())
                    .singleElement()
                    .asString()
                    .contains(
                            protocol.equals("http") ? "refuses: Requested download is not auth" : "refuses: no reason");
            assertThat(announcer.status()).isEqualTo(new TrackersStatus(1, List.of()));

            Map<InfoHash, SwarmSize> scraped = Map.of(
                    ALONE, new SwarmSize(0, 0, OptionalInt.of(0)),
                    SHARED, new SwarmSize(2, 1, OptionalInt.of(1)));
            assertThat(Deadline.of(SOON).reached(() -> announcer.swarms().equals(scraped)))
                    .as("scraped: %s", announcer.swarms())
                    .isTrue();
            other.remove(SHARED);
            assertThat(Deadline.of(SOON).reached(() -> seeders(announcer) == 1))
                    .as("one has stopped")
                    .isTrue();
        }
    }

    private static int seeders(Announcer announcer) {
        SwarmSize size = announcer.swarms().get(SHARED);
        return size == null ? -1 : size.seeders();
    }

    private static Announcer announcer(Heard heard) {
        return new Announcer(new OkHttpClient(), heard, Heard.timing(AnnounceSchedule.USUAL, Duration.ofMillis(500)));
    }

    private void announce(Announcer announcer, String peerId, int port, URI tracker, InfoHash torrent)
            throws Exception {
        LocalPeer self = new LocalPeer(peerId, 1, port);
        announcer
                .add(new AnnouncedTorrent(torrent, self, List.of(tracker), () -> 0, heard::learned))
                .get(10, TimeUnit.SECONDS);
    }

    /** Announces as a leecher does. */
    private static void call(URI tracker, String peerId, int port, int left, String event) throws IOException {
        String hash = "%b2".repeat(20);
        String query = "?info_hash=" + hash + "&peer_id=" + peerId + "&port=" + port + "&left=" + left
                + "&uploaded=0&downloaded=0&compact=1&event=" + event;
        try (InputStream answer = URI.create(tracker + query).toURL().openStream()) {
            assertThat(answer.readAllBytes()).isNotEmpty();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            // not yet
            return false;
        }
    }
}
