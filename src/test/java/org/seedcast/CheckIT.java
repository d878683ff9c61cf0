package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.peers.Nginx;
import org.seedcast.peers.OpenTracker;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Metainfo;

/** A library that a real web server publishes, as its operator checks it. */
class CheckIT {
    private static final String TORRENTS =
            "location ~ \\.torrent$ { types { } default_type application/x-bittorrent; }";
    private static final String FOR_BROWSERS = "add_header Access-Control-Allow-Origin *;";

    private final Path label;
    private final Path home;
    private int port;

    CheckIT(@TempDir Path directory, @TempDir Path home) {
        this.label = directory.resolve("a label");
        this.home = home;
    }

    @BeforeEach
    void publishTheExample() throws Exception {
        Tools.require("nginx");
        port = OpenTracker.freePort();
        Path feed = Packaged.checkout("examples/netlabel/feed.xml");
        String at = "http://127.0.0.1:" + port + "/";
        assertRun(
                0,
                "mirror",
                feed.toString(),
                "--dir",
                label.toString(),
                "-q",
                "--base-url",
                at + "site",
                "--media-url",
                at + "media");
    }

    private static String assertRun(int code, String... args) throws Exception {
        Tools.Result run = Packaged.run(args);
        assertThat(run.exitCode()).as(run.output()).isEqualTo(code);
        return run.output();
    }

    private String check(int code, String... options) throws Exception {
        List<String> args = new ArrayList<>(List.of("check", label.toString(), "--pieces", "99"));
        args.addAll(Arrays.asList(options));
        return assertRun(code, args.toArray(String[]::new));
    }

    private Nginx web(String... lines) throws IOException {
        return Nginx.start(home, port, label, lines);
    }

    private static void flipABit(Path file, long position) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(position);
            int there = bytes.read();
            bytes.seek(position);
            bytes.write(there ^ 0x10);
        }
    }

    @Test
    void whatIsPublishedAsItShouldBeIsTrue() throws Exception {
        try (Nginx web = web(TORRENTS, FOR_BROWSERS)) {
            assertThat(web.url("site/")).hasPort(port);
            assertThat(check(0))
                    .contains(label + ": all 3 files match their torrents")
                    .contains("web-seeds            3 of 3", "site               17 of 17")
                    .doesNotContain("worth knowing");
            assertThat(check(0, "-q")).isEmpty();
        }
    }

    @Test
    void theLinesToldMendAWrongType() throws Exception {
        String told;
        try (Nginx web = web()) {
            assertThat(web.url("site/")).hasPort(port);
            told = check(3, "-q");
            assertThat(told)
                    .contains("files published with the wrong media type (site-type): 1")
                    .contains(".mp3.torrent: text/plain instead of application/x-bittorrent, and 2 more like it");
        }
        String[] lines = Pattern.compile("location .*")
                .matcher(told)
                .results()
                .map(MatchResult::group)
                .toArray(String[]::new);
        assertThat(lines).hasSize(1);
        try (Nginx web = web(lines)) {
            assertThat(web.url("site/")).hasPort(port);
            assertThat(check(0)).contains("worth knowing: web seeds that browsers cannot use");
        }
    }

    @Test
    void oneBitIsFoundOnTheDiskAndOnTheWebSeed() throws Exception {
        flipABit(label.resolve("media/2025-09-05-low-tide.mp3"), 100_000);
        try (Nginx web = web(TORRENTS, FOR_BROWSERS)) {
            assertThat(check(6))
                    .contains("media/2025-09-05-low-tide.mp3: piece 6 of 7 differs from its torrent")
                    .contains(web.url("media/2025-09-05-low-tide.mp3") + ": piece 6 of 7 does not match the torrent")
                    .contains("it is your --media-url");
        }
    }

    @Test
    void aWrongWebSeedOfAReleaseIsTakenOut() throws Exception {
        Path album = Files.createDirectories(home.resolve("Café + #1"));
        Files.write(album.resolve("100% live?.flac"), new byte[50_000]);
        Files.write(album.resolve("B side.flac"), new byte[30_000]);
        Path copy = Files.createDirectories(label.resolve("w/Café + #1"));
        Files.copy(album.resolve("100% live?.flac"), copy.resolve("100% live?.flac"));
        Files.copy(album.resolve("B side.flac"), copy.resolve("B side.flac"));
        String seed = "http://127.0.0.1:" + port + "/w/";
        assertRun(0, "torrent", album.toString(), "--library", label.toString(), "--web-seed", seed);
        try (Nginx web = web(TORRENTS, FOR_BROWSERS)) {
            assertThat(check(0, "-q")).isEmpty();
            flipABit(copy.resolve("B side.flac"), 29_999);
            assertThat(check(6, "-q"))
                    .contains(web.url("w/Caf%C3%A9%20%2B%20%231/B%20side.flac")
                            + ": piece 4 of 5 does not match the torrent");
            InfoHash before = torrent().infoHash();
            assertThat(check(0, "--fix", "-q")).contains("(taken out)");
            assertThat(torrent().infoHash()).isEqualTo(before);
            assertThat(torrent().webSeeds()).isEmpty();
            assertThat(Files.readString(label.resolve("site/torrents.xml"))).doesNotContain("%2Fw%2F");
            assertThat(check(0, "-q")).isEmpty();
        }
    }

    private Metainfo torrent() throws Exception {
        return Metainfo.read(label.resolve("site/torrents/Café + #1.torrent"));
    }
}
