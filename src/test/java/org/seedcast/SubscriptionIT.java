package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.peers.Deadline;
import org.seedcast.peers.Network;
import org.seedcast.peers.Nginx;
import org.seedcast.peers.OpenTracker;
import org.seedcast.peers.Program;
import org.seedcast.peers.Subscriber;
import org.seedcast.peers.TinyTracker;

/** A listener's client subscribes to torrents.xml and gets every item, also those that come later, without a click. */
@Timeout(120)
class SubscriptionIT {
    private static final String TORRENTS =
            "location ~ \\.torrent$ { types { } default_type application/x-bittorrent; }";

    private static final Duration LIMIT = Duration.ofSeconds(40);

    @TempDir
    Path directory = Path.of("");

    @Test
    void itsRuleFetchesAllThatIsPublished() throws Exception {
        Tools.require("nginx");
        Tools.require("qbittorrent-nox");
        int web = OpenTracker.freePort();
        int tracker = OpenTracker.freePort();
        URI site = URI.create("http://127.0.0.1:" + web + "/");
        Path library = directory.resolve("library");
        Path received = Files.createDirectories(directory.resolve("received"));
        List<String> guids = new ArrayList<>(List.of("one", "two"));
        mirror(guids, "--base-url", site.toString(), "--tracker", "http://127.0.0.1:" + tracker + "/announce");

        try (TinyTracker peers = TinyTracker.in(
                        Network.LOOPBACK, "127.0.0.1", directory, tracker, TinyTracker.Audience.EVERYBODY);
                Nginx nginx = Nginx.start(directory.resolve("nginx"), web, library.resolve("site"), TORRENTS);
                Program seed = seed(library);
                Subscriber subscriber = Subscriber.start(directory.resolve("client"), received)) {
            assertThat(peers).isNotNull();
            subscriber.subscribe(site.resolve("torrents.xml"));
            awaitReceived(guids, received, subscriber, seed);

            guids.add("three");
            mirror(guids);
            subscriber.refresh();
            awaitReceived(guids, received, subscriber, seed);
            assertThat(nginx.requests())
                    .contains("/torrents/2025-01-03-three.mp3.torrent")
                    .doesNotContain(" 404 ");
        }
    }

    private void awaitReceived(List<String> guids, Path received, Subscriber subscriber, Program seed)
            throws IOException, InterruptedException {
        for (int i = 0; i < guids.size(); i++) {
            Path original = directory.resolve("feed").resolve(guids.get(i) + ".mp3");
            Path copy = received.resolve("2025-01-0" + (i + 1) + "-" + guids.get(i) + ".mp3");
            boolean same = Deadline.of(LIMIT).reached(() -> isSame(original, copy));
            assertThat(same)
                    .as("%s: %s%s", copy, same ? "" : subscriber.state(), same ? "" : seed.output())
                    .isTrue();
        }
    }

    private static boolean isSame(Path original, Path copy) {
        try {
            File file = copy.toFile();
            return file.length() == Files.size(original) && Files.mismatch(original, copy) < 0;
        } catch (IOException e) {
            throw new AssertionError(copy.toString(), e);
        }
    }

    private Program seed(Path library) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("seed", library.toString(), "--no-dht"));
        // It dials who waits already: the client may know of an item before this process has looked.
        arguments.addAll(List.of("--bind", "127.0.0.1", "--port", "0", "--allow-net", "127.0.0.0/8"));
        List<String> command = Packaged.command(arguments);
        Program seed = Program.start(directory, command);
        return seed.when(() -> seed.says("seeding 2 torrents"), "seed");
    }

    private void mirror(List<String> guids, String... options) throws Exception {
        Path folder = Files.createDirectories(directory.resolve("feed"));
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < guids.size(); i++) {
            byte[] content = new byte[300_000 + i];
            new Random(i).nextBytes(content);
            Path media = folder.resolve(guids.get(i) + ".mp3");
            if (!Files.exists(media)) {
                Files.write(media, content);
            }
            items.append(PodcastServer.item(
                    guids.get(i), content.length, i + 1, media.getFileName().toString()));
        }
        Path feed = Files.writeString(folder.resolve("feed.xml"), PodcastServer.rss(items.toString()));
        List<String> args = new ArrayList<>(List.of(
                "mirror", feed.toString(), "--dir", directory.resolve("library").toString()));
        args.addAll(List.of(options));
        Tools.Result run = Packaged.run(args.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.output()).isZero();
    }
}
