package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.peers.Aria2;
import org.seedcast.peers.Deadline;
import org.seedcast.peers.Libtorrent;
import org.seedcast.peers.NetworkNamespace;
import org.seedcast.peers.OpenTracker;
import org.seedcast.peers.Program;
import org.seedcast.peers.SampleTorrent;
import org.seedcast.peers.Transmission;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.MagnetLink;
import org.seedcast.torrent.Metainfo;

/** What a user does first: mirror the example, seed it, and download it with the clients that people have. */
class ExampleIT {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String SEEDER = "203.0.113.1";
    private static final String LEECHER = "203.0.113.2";

    private final Path directory;
    private final Path label;

    ExampleIT(@TempDir Path directory) {
        this.directory = directory;
        this.label = directory.resolve("label");
    }

    @BeforeEach
    void mirrorTheExample() throws Exception {
        Tools.Result run = mirror();
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(torrents()).hasSize(3);
    }

    @Test
    void aSecondRunDownloadsNothingAndChangesNoByte() throws Exception {
        Map<String, String> before = snapshot();
        Tools.Result second = mirror();
        assertThat(second.exitCode()).isZero();
        assertThat(second.output()).contains("nothing new, 3 kept").doesNotContain("  + ");
        assertThat(snapshot()).isEqualTo(before);
    }

    @Test
    void theMediaAreTheFilesOfTheLabel() throws Exception {
        assertThat(SampleTorrent.sha256(label.resolve("media/2025-09-05-low-tide.mp3")))
                .isEqualTo(SampleTorrent.sha256(Packaged.checkout("examples/netlabel/audio/low-tide.mp3")));
    }

    @Test
    void libtorrentAndTransmissionReadEveryTorrentAsWeDo() throws Exception {
        Path python = Tools.requirePythonLibtorrent();
        for (Path torrent : torrents()) {
            String infoHash = Metainfo.read(torrent).infoHash().toString();
            String script = "import libtorrent, sys; print(libtorrent.torrent_info(sys.argv[1]).info_hash())";
            assertThat(Tools.run(LIMIT, python.toString(), "-c", script, torrent.toString())
                            .output())
                    .contains(infoHash);
            String show = Tools.require("transmission-show").toString();
            assertThat(Tools.run(LIMIT, show, torrent.toString()).output()).containsPattern("Hash( v1)?: " + infoHash);
        }
    }

    @Test
    void aria2DownloadsEverythingThatSeedServes(@TempDir Path trackerDirectory) throws Exception {
        int trackerPort = OpenTracker.freePort();
        try (OpenTracker tracker = OpenTracker.onLoopback(trackerDirectory, trackerPort, infoHashes())) {
            assertThat(Packaged.run(
                                    "publish",
                                    label.toString(),
                                    "--tracker",
                                    tracker.http().toString())
                            .exitCode())
                    .isZero();
            try (Program seed = seed(directory, List.of("--bind", "127.0.0.1"))) {
                awaitSeeding(seed);
                for (Path torrent : torrents()) {
                    Aria2.download(torrent, received(), LIMIT);
                }
            }
        }
        assertAllReceived();
    }

    @Test
    void libtorrentDownloadsWithNothingButTheMagnetLink() throws Exception {
        int port = OpenTracker.freePort();
        try (Program seed = seed(directory, List.of("--bind", "127.0.0.1", "--port", String.valueOf(port)))) {
            awaitSeeding(seed);
            for (Path torrent : torrents()) {
                String magnet =
                        MagnetLink.of(Metainfo.read(torrent)).orElseThrow().toString();
                assertThat(Files.readString(label.resolve("site/torrents.xml"))).contains(magnet.replace("&", "&amp;"));
                Libtorrent.download(magnet, received(), port, Libtorrent.Encryption.NONE, LIMIT);
            }
        }
        assertAllReceived();
    }

    @Test
    void libtorrentDownloadsFromMirrorWithSeed() throws Exception {
        int port = OpenTracker.freePort();
        List<String> options = List.of(
                "mirror", "--dir", label.toString(), "--seed", "--no-dht", "--bind", "127.0.0.1", "--port", port + "");
        try (Program mirror = Program.start(directory, Packaged.command(options))) {
            awaitSeeding(mirror);
            for (Path torrent : torrents()) {
                Libtorrent.download(torrent.toString(), received(), port, Libtorrent.Encryption.RC4, LIMIT);
            }
        }
        assertAllReceived();
    }

    /** Transmission takes no peers from 127.0.0.0/8, so everybody gets an address in a network of their own. */
    @Test
    void transmissionDownloadsWhatSeedServes(@TempDir Path trackerDirectory) throws Exception {
        String announce = "http://" + SEEDER + ":6969/announce";
        assertThat(Packaged.run("publish", label.toString(), "--tracker", announce)
                        .exitCode())
                .isZero();
        Path torrent = torrents().get(0);
        String name = Metainfo.read(torrent).info().name();
        try (NetworkNamespace network = NetworkNamespace.with(SEEDER, LEECHER);
                OpenTracker tracker = OpenTracker.in(network, SEEDER, trackerDirectory, 6969, infoHashes());
                Program seed = Program.start(
                        directory, network.inside(Packaged.command(seedArguments(List.of("--bind", SEEDER)))))) {
            assertThat(tracker.http().toString()).isEqualTo(announce);
            awaitSeeding(seed);
            try (Transmission transmission =
                    Transmission.start(network, LEECHER, torrent, received(), Transmission.Encryption.PREFERRED)) {
                transmission.completed(received().resolve(name), LIMIT);
            }
        }
        assertReceived(name);
    }

    private Tools.Result mirror() throws Exception {
        String feed = Packaged.checkout("examples/netlabel/feed.xml").toString();
        return Packaged.run("mirror", feed, "--dir", label.toString());
    }

    private Program seed(Path directory, List<String> options) throws IOException {
        return Program.start(directory, Packaged.command(seedArguments(options)));
    }

    private List<String> seedArguments(List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("seed", label.toString(), "--no-dht"));
        arguments.addAll(options);
        return arguments;
    }

    private static void awaitSeeding(Program seed) throws IOException {
        boolean seeding = Deadline.of(LIMIT).reached(() -> said(seed, "seeding 3 torrents on port"));
        assertThat(seeding).as(seed.output()).isTrue();
    }

    private static boolean said(Program program, String text) {
        try {
            return program.output().contains(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Path received() throws IOException {
        return Files.createDirectories(directory.resolve("received"));
    }

    private void assertAllReceived() throws Exception {
        for (Path torrent : torrents()) {
            assertReceived(Metainfo.read(torrent).info().name());
        }
    }

    private void assertReceived(String name) throws Exception {
        assertThat(SampleTorrent.sha256(received().resolve(name)))
                .as(name)
                .isEqualTo(SampleTorrent.sha256(label.resolve("media").resolve(name)));
    }

    private List<Path> torrents() throws IOException {
        try (Stream<Path> files = Files.list(label.resolve("site/torrents"))) {
            return files.sorted().toList();
        }
    }

    private List<InfoHash> infoHashes() throws Exception {
        List<InfoHash> infoHashes = new ArrayList<>();
        for (Path torrent : torrents()) {
            infoHashes.add(Metainfo.read(torrent).infoHash());
        }
        return infoHashes;
    }

    /** Every published file with what would tell a change. */
    private Map<String, String> snapshot() throws IOException {
        Map<String, String> snapshot = new TreeMap<>();
        for (String part : List.of("site", "media")) {
            try (Stream<Path> files = Files.walk(label.resolve(part))) {
                for (Path file : files.toList()) {
                    snapshot.put(file.toString(), Files.getLastModifiedTime(file) + " " + Files.size(file));
                }
            }
        }
        return snapshot;
    }
}
