package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.peers.Nginx;
import org.seedcast.peers.OpenTracker;
import org.seedcast.peers.Program;

/** Runs the commands of README as it shows them; only hosts that nobody has are replaced. */
@Timeout(120)
class ReadmeIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String ALONE = " --no-dht --no-lsd --bind 127.0.0.1 --port 0";
    private static final String INSTALLED = ".local/seedcast-0.1.0";

    private final Manual readme = Manual.readme();
    private final Path home;

    ReadmeIT(@TempDir Path home) throws IOException {
        this.home = home;
        Files.createSymbolicLink(home.resolve("examples"), Packaged.checkout("examples"));
    }

    @Test
    void theFirstCommandPrintsWhatItShows() throws Exception {
        String command = readme.blocks("Try it", "sh").get(0).commands().get(0).replace("scripts/seedcast", "seedcast");
        String shown = readme.blocks("Try it", "").get(0).code();

        assertThat(run(command).lines())
                .containsAll(shown.replace("/home/you/seedcast", home.toString())
                        .replaceAll("port \\d+", "port")
                        .lines()
                        .toList());
        assertThat(home.resolve("label/site/index.html")).isRegularFile();
    }

    @Test
    void theArchiveIsInstalledAsItSays() throws Exception {
        try (Stream<Path> files = Files.list(Packaged.home().getParent())) {
            Path archive = files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .findFirst()
                    .orElseThrow();
            Files.createSymbolicLink(home.resolve(archive.getFileName().toString()), archive);
        }
        List<String> commands = readme.blocks("Install it", "sh").get(0).commands();
        assertThat(commands.get(0)).startsWith("sudo apt-get ");

        assertThat(run(String.join("\n", commands.subList(1, commands.size())))).startsWith("seedcast 0.");
        assertThat(home.resolve(INSTALLED).resolve("src/site/index.md")).isRegularFile();
    }

    @Test
    void aFeedIsMirroredFromCron() throws Exception {
        install();
        try (PodcastServer podcast = PodcastServer.with(2, 100_000)) {
            List<Manual.Block> blocks = readme.blocks("Mirror a feed from cron", "sh");
            String line =
                    readme.blocks("Mirror a feed from cron", "crontab").get(0).code();

            assertThat(run(mirrored(blocks.get(0), podcast))).contains("2 new");
            assertThat(run(line.replaceFirst("^(\\S+ +){5}", ""))).isEmpty();
            assertThat(podcast.paths()).endsWith("/feed.xml");
            assertThat(run(blocks.get(1).code().strip())).contains("seeding 2 torrents");
        }
    }

    @Test
    void aDirectoryBecomesATorrent() throws Exception {
        for (String album : List.of("my album", "2025-06-03 First Light")) {
            Files.write(Files.createDirectory(home.resolve(album)).resolve("01.mp3"), new byte[50_000]);
        }
        List<Manual.Block> blocks = readme.blocks("Torrent a directory", "sh");
        for (Manual.Block block : blocks) {
            for (String command : block.commands()) {
                run(command);
            }
        }
        assertThat(home.resolve("my album.torrent")).isRegularFile();
        assertThat(Files.readString(home.resolve("releases/site/torrents.xml")))
                .contains("First Light", "label.example");
    }

    @Test
    void aSiteIsPublishedAndChecked() throws Exception {
        Tools.require("rsync");
        install();
        int port = OpenTracker.freePort();
        Path published = home.resolve("published");
        try (PodcastServer podcast = PodcastServer.with(2, 100_000);
                Nginx nginx = Nginx.start(
                        home.resolve("nginx"),
                        port,
                        published,
                        "location /torrents/ { types { } default_type application/x-bittorrent; }")) {
            run(mirrored(readme.blocks("Mirror a feed from cron", "sh").get(0), podcast));
            String output = "";
            for (String command :
                    readme.blocks("Publish on a static site", "sh").get(0).commands()) {
                output = run(
                        command.replace("https://mirror.example/", nginx.url("").toString())
                                .replaceFirst("\\S+@\\S+", published.toString()));
            }
            assertThat(output).contains("nothing wrong", "web-seeds            2 of 2");
        }
    }

    private void install() throws IOException {
        Files.createDirectory(home.resolve(".local"));
        Files.createSymbolicLink(home.resolve(INSTALLED), Packaged.home());
    }

    private static String mirrored(Manual.Block block, PodcastServer podcast) {
        return block.commands()
                .get(0)
                .replace("https://show.example/feed.xml", podcast.url().toString());
    }

    /** Runs {@code command} to its end; one that seeds has none, and is ended once it seeds. */
    private String run(String command) throws Exception {
        boolean seeds = command.matches("seedcast (seed |.*--seed\\b).*");
        List<String> shell = List.of(
                "/usr/bin/env",
                "HOME=" + home,
                "PATH=" + Packaged.home().resolve("bin") + ":" + System.getenv("PATH"),
                "sh",
                "-euc",
                seeds ? "exec " + command + ALONE : command);
        try (Program program = Program.start(home, shell)) {
            if (seeds) {
                program.when(() -> program.says("Ctrl-C stops"), "seed");
            } else {
                assertThat(program.exitCode(LIMIT))
                        .as(command + "\n" + program.output())
                        .isZero();
            }
            return program.output().replaceAll("port \\d+", "port");
        }
    }
}
