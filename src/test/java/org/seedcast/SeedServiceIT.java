package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.peers.Deadline;
import org.seedcast.peers.Libtorrent;
import org.seedcast.peers.OpenTracker;
import org.seedcast.peers.Program;
import org.seedcast.peers.SampleTorrent;

/** A service that seeds while cron mirrors. */
class SeedServiceIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path directory;
    private final Path show;
    private final HttpServer tracker;
    /** The query of each announce, as it came. */
    private final List<String> announces = new CopyOnWriteArrayList<>();
    /** From now on the tracker leaves announces unanswered. */
    private final AtomicBoolean tellsNothing = new AtomicBoolean();

    SeedServiceIT(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.show = directory.resolve("show");
        this.tracker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void mirrorOneEpisode() throws Exception {
        tracker.createContext("/announce", this::answer);
        tracker.start();
        writeFeed(1);
        String announce = "http://127.0.0.1:" + tracker.getAddress().getPort() + "/announce";
        Tools.Result mirror =
                Packaged.run("mirror", feed().toString(), "--dir", show.toString(), "--tracker", announce);
        assertThat(mirror.exitCode()).as(mirror.output()).isZero();
    }

    @AfterEach
    void stopTheTracker() {
        tracker.stop(0);
    }

    @Test
    void whatAMirrorAddsIsSeededWithoutARestart() throws Exception {
        int port = OpenTracker.freePort();
        try (Program seed = seed(port)) {
            await(seed, "\"event\":\"seeding\",\"torrents\":1");
            writeFeed(2);
            Tools.Result mirror = Packaged.run("mirror", "--dir", show.toString());
            assertThat(mirror.exitCode()).as(mirror.output()).isZero();
            assertThat(Deadline.of(Duration.ofSeconds(10)).reached(() -> count("event=started") == 2))
                    .as("announces: %s", announces)
                    .isTrue();
            Path torrent = show.resolve("site/torrents/2025-01-02-episode-2.mp3.torrent");
            Libtorrent.download(torrent.toString(), directory, port, Libtorrent.Encryption.NONE, LIMIT);
            assertThat(SampleTorrent.sha256(directory.resolve("2025-01-02-episode-2.mp3")))
                    .isEqualTo(SampleTorrent.sha256(show.resolve("media/2025-01-02-episode-2.mp3")));
        }
    }

    @Test
    void aSignalTellsTheTrackerAndEndsInTime() throws Exception {
        writeFeed(3);
        assertThat(Packaged.run("mirror", "--dir", show.toString()).exitCode()).isZero();
        try (Program seed = seed(0)) {
            await(seed, "\"event\":\"seeding\",\"torrents\":3");
            assertThat(count("event=started")).isEqualTo(3);
            assertThat(seed.terminate(Duration.ofSeconds(8))).as(seed.output()).isEqualTo(143);
            assertThat(count("event=stopped")).as("announces: %s", announces).isEqualTo(3);
            assertThat(announces)
                    .allSatisfy(query -> assertThat(query).contains("left=0").doesNotContain("&ip="));
            assertThat(seed.output()).doesNotContain("Exception").doesNotContain("WARN");
        }
    }

    @Test
    void countsEveryByteAcrossRestarts() throws Exception {
        Path torrent = show.resolve("site/torrents/2025-01-01-episode-1.mp3.torrent");
        long bytes = Files.size(show.resolve("media/2025-01-01-episode-1.mp3"));
        for (int session = 1; session <= 2; session++) {
            int port = OpenTracker.freePort();
            Path leecher = Files.createDirectory(directory.resolve("leecher-" + session));
            try (Program seed = seed(port)) {
                await(seed, "\"event\":\"seeding\"");
                Libtorrent.download(torrent.toString(), leecher, port, Libtorrent.Encryption.NONE, LIMIT);
                assertThat(seed.terminate(Duration.ofSeconds(8)))
                        .as(seed.output())
                        .isEqualTo(143);
            }
            assertThat(show.resolve(".seedcast/uploads.json")).content().contains("\"uploaded\": " + session * bytes);
        }
        Tools.Result shown = Packaged.run("show", show.toString());
        assertThat(shown.exitCode()).as(shown.output()).isZero();
        assertThat(shown.output())
                .contains("1 torrent, 200.0 kB: 400.0 kB uploaded, ratio 2.00")
                .doesNotContain("never");
    }

    @Test
    void seedsFromTheSecondLibraryWhatTheFirstHasLost() throws Exception {
        Path copy = directory.resolve("copy");
        String file = "media/2025-01-01-episode-1.mp3";
        Tools.Result copied = Tools.run(Duration.ofSeconds(10), "/bin/cp", "-a", show.toString(), copy.toString());
        assertThat(copied.exitCode()).as(copied.output()).isZero();
        Files.write(show.resolve(file), new byte[(int) Files.size(copy.resolve(file))]);
        int port = OpenTracker.freePort();
        List<String> seeding = List.of("seed", show.toString(), copy.toString(), "--json");
        List<String> network = List.of("--no-dht", "--bind", "127.0.0.1", "--port", port + "");
        try (Program seed = Program.start(
                directory,
                Packaged.command(
                        Stream.concat(seeding.stream(), network.stream()).toList()))) {
            await(seed, "\"event\":\"seeding\",\"torrents\":1");
            Path torrent = show.resolve("site/torrents/2025-01-01-episode-1.mp3.torrent");
            Libtorrent.download(torrent.toString(), directory, port, Libtorrent.Encryption.NONE, LIMIT);
            assertThat(seed.terminate(Duration.ofSeconds(8))).as(seed.output()).isEqualTo(143);
            assertThat(seed.output()).containsOnlyOnce("\"event\":\"finding\",\"kind\":\"data-changed\"");
        }
        assertThat(copy.resolve(".seedcast/uploads.json")).content().contains("\"uploaded\": 200000");
        assertThat(show.resolve(".seedcast/uploads.json")).doesNotExist();
    }

    @Test
    void aRatioEndsATorrentAndThenTheMirror() throws Exception {
        int port = OpenTracker.freePort();
        Path torrent = show.resolve("site/torrents/2025-01-01-episode-1.mp3.torrent");
        List<String> mirror = List.of("mirror", "--dir", show.toString(), "--seed", "--seed-ratio", "1", "--json");
        List<String> network = List.of("--no-dht", "--bind", "127.0.0.1", "--port", port + "");
        try (Program seed = Program.start(
                directory,
                Packaged.command(
                        Stream.concat(mirror.stream(), network.stream()).toList()))) {
            await(seed, "\"event\":\"seeding\",\"torrents\":1");
            Libtorrent.download(torrent.toString(), directory, port, Libtorrent.Encryption.NONE, LIMIT);
            assertThat(seed.succeedsWithin(LIMIT)).as(seed.output()).isTrue();
            assertThat(seed.output())
                    .containsSubsequence(
                            "{\"event\":\"ended\",\"rule\":\"ratio\",\"infoHash\":",
                            "\"name\":\"2025-01-01-episode-1.mp3\"",
                            "{\"event\":\"ended\",\"rule\":\"none-left\",",
                            "{\"event\":\"summary\"");
            assertThat(announces)
                    .filteredOn(query -> query.contains("uploaded=200000") && query.contains("event=stopped"))
                    .hasSize(1);
        }
    }

    @Test
    void aMirrorThatStaysSeedsAndLeavesTheLibraryToOthersMeanwhile() throws Exception {
        List<String> mirror = List.of("mirror", "--dir", show.toString(), "--every", "1h", "--seed", "--json");
        List<String> network = List.of("--no-dht", "--bind", "127.0.0.1", "--port", "0");
        try (Program staying = Program.start(
                directory,
                Packaged.command(
                        Stream.concat(mirror.stream(), network.stream()).toList()))) {
            await(staying, "\"event\":\"mirrored\"");
            await(staying, "\"event\":\"seeding\",\"torrents\":1");
            writeFeed(2);
            Tools.Result cron = Packaged.run("mirror", "--dir", show.toString());
            assertThat(cron.exitCode()).as(cron.output()).isZero();
            assertThat(Deadline.of(Duration.ofSeconds(10)).reached(() -> count("event=started") == 2))
                    .isTrue();
            assertThat(staying.terminate(Duration.ofSeconds(8))).isEqualTo(143);
            assertThat(count("event=stopped")).isEqualTo(2);
            assertThat(staying.output()).doesNotContain("seedcast: ");
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({"TERM, TERM, 143", "INT, INT, 130", "TERM, INT, 130"})
    void aSecondSignalEndsItAtOnceWhateverHoldsUpTheFirst(String first, String second, int code) throws Exception {
        try (Program seed = seed(0)) {
            await(seed, "\"event\":\"seeding\"");
            tellsNothing.set(true);
            seed.signal(first);
            assertThat(Deadline.of(Duration.ofSeconds(4)).reached(() -> count("event=stopped") == 1))
                    .isTrue();
            assertThat(seed.isRunning()).isTrue();
            seed.signal(second);
            // Far less than the farewell may take, though a machine may be slow to start a kill.
            assertThat(seed.exitCode(Duration.ofSeconds(2))).isEqualTo(code);
        }
    }

    @Test
    void aMirrorThatWaitsEndsAtOnceAndWell() throws Exception {
        List<String> mirror = List.of("mirror", "--dir", show.toString(), "--every", "1h");
        try (Program waiting = Program.start(directory, Packaged.command(mirror))) {
            await(waiting, "nothing new, 1 kept");
            assertThat(waiting.terminate(Duration.ofSeconds(2))).isEqualTo(143);
            assertThat(waiting.output()).doesNotContain("seedcast: ");
        }
    }

    @Test
    void oneProcessSeedsALibraryAndAnotherIsTold() throws Exception {
        try (Program seed = seed(0)) {
            await(seed, "\"event\":\"seeding\"");
            Tools.Result second = Packaged.run("seed", show.toString(), "--no-dht", "--port", "0");
            assertThat(second.exitCode()).isEqualTo(4);
            assertThat(second.output()).contains("seeds " + show + " already");
            Tools.Result mirror = Packaged.run("mirror", "--dir", show.toString(), "--seed", "--no-dht", "--port", "0");
            assertThat(mirror.exitCode()).as(mirror.output()).isZero();
            assertThat(mirror.output()).contains("seeds " + show + " already");
        }
    }

    @Test
    void aTakenPortIsToldBeforeAnythingElse() throws Exception {
        writeFeed(2);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            Tools.Result mirror = Packaged.run(
                    "mirror", "--dir", show.toString(), "--seed", "--no-dht", "--bind", "127.0.0.1", "--port", port);
            assertThat(mirror.exitCode()).isEqualTo(1);
            assertThat(mirror.output()).startsWith("seedcast: cannot listen on port " + port);
            assertThat(show.resolve("media/2025-01-02-episode-2.mp3")).doesNotExist();
        }
    }

    @Test
    void aMissingFeedLeavesNothingBehind() throws Exception {
        Path nowhere = directory.resolve("nowhere");
        Tools.Result mirror = Packaged.run(
                "mirror", directory + "/none.xml", "--dir", nowhere.toString(), "--seed", "--no-dht", "--port", "0");
        assertThat(mirror.exitCode()).isEqualTo(5);
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void whatIsStillBeingCheckedIsAnnouncedWhenItIsKnown() throws Exception {
        Path media = show.resolve("media/2025-01-01-episode-1.mp3");
        Files.setLastModifiedTime(media, FileTime.fromMillis(1_000_000));
        try (Program seed = seed(0)) {
            await(seed, "\"event\":\"seeding\",\"torrents\":1");
        }
    }

    @Test
    void seedForEndsByItself() throws Exception {
        Tools.Result seed = Packaged.run(
                "seed", show.toString(), "--no-dht", "--bind", "127.0.0.1", "--port", "0", "--seed-for", "1s");
        assertThat(seed.exitCode()).as(seed.output()).isZero();
        assertThat(count("event=stopped")).isEqualTo(1);
        assertThat(seed.output()).contains("the time to seed is over").doesNotContain("uploaded");
    }

    @Test
    void whereThereIsNoLibraryThereIsNothingToSeed() throws Exception {
        Tools.Result seed = Packaged.run("seed", directory.resolve("nowhere").toString(), "--no-dht");
        assertThat(seed.exitCode()).isEqualTo(1);
        assertThat(seed.output())
                .startsWith("seedcast: there is nothing to seed in ")
                .contains("hint: ");
    }

    private Program seed(int port) throws IOException {
        return Program.start(
                directory,
                Packaged.command(List.of(
                        "seed", show.toString(), "--json", "--no-dht", "--bind", "127.0.0.1", "--port", port + "")));
    }

    private static void await(Program program, String text) throws IOException {
        boolean said = Deadline.of(LIMIT).reached(() -> {
            try {
                return program.output().contains(text);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(said).as(program.output()).isTrue();
    }

    private long count(String text) {
        return announces.stream().filter(query -> query.contains(text)).count();
    }

    private void answer(HttpExchange exchange) throws IOException {
        announces.add(exchange.getRequestURI().getRawQuery());
        if (tellsNothing.get()) {
            return;
        }
        byte[] answer = "d8:intervali1800e5:peers0:e".getBytes(StandardCharsets.ISO_8859_1);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private Path feed() {
        return directory.resolve("feed.xml");
    }

    /** A local feed of so many episodes, with their files. */
    private void writeFeed(int episodes) throws IOException {
        StringBuilder items = new StringBuilder();
        for (int i = 1; i <= episodes; i++) {
            Files.writeString(
                    directory.resolve(i + ".mp3"),
                    ("ID3" + ("episode " + i + " ").repeat(20_000)).substring(0, 200_000));
            items.append("<item><title>Episode ")
                    .append(i)
                    .append("</title><guid>")
                    .append(i);
            items.append("</guid><pubDate>0").append(i).append(" Jan 2025 00:00:00 GMT</pubDate>");
            items.append("<enclosure url='").append(i).append(".mp3' type='audio/mpeg' length='1'/></item>");
        }
        Files.writeString(
                feed(),
                "<rss version='2.0'><channel><title>Show</title><link>https://show.example/</link>"
                        + "<description>A show</description>" + items + "</channel></rss>");
    }
}
