package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.PodcastServer;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.MagnetLink;
import org.seedcast.torrent.Metainfo;

/** Web seeds in .torrents and in magnet links, which have to be the address under which a server finds the file. */
@Timeout(60)
class WebSeedAddressTest {
    private final Path library;

    WebSeedAddressTest(@TempDir Path folder) {
        library = folder.resolve("label");
    }

    private Invocation run(String... args) {
        Invocation run = Invocation.of(args);
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    private void publish(String... options) {
        List<String> args = new ArrayList<>(List.of("publish", library.toString()));
        args.addAll(List.of(options));
        run(args.toArray(String[]::new));
    }

    private Metainfo torrent(String name) throws Exception {
        return Metainfo.read(library.resolve("site/torrents").resolve(name + ".torrent"));
    }

    private String feed() throws IOException {
        return Files.readString(library.resolve("site/torrents.xml"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "two words.mp3        | two%20words.mp3",
                "a+b.mp3              | a%2Bb.mp3",
                "100%25 #1?.mp3       | 100%2525%20%231%3F.mp3",
                "caf\u00e9 \u3042.mp3 | caf%C3%A9%20%E3%81%82.mp3",
                "cafe\u0301.mp3       | cafe%CC%81.mp3",
                "a&b;c=d,e:f@g.mp3    | a%26b%3Bc%3Dd%2Ce%3Af%40g.mp3",
                "[x](y)!'~.mp3        | %5Bx%5D%28y%29%21%27%7E.mp3",
            })
    void everyNameIsEscapedOnceInTheTorrentAndOnceMoreInTheMagnet(String name, String escaped) throws Exception {
        Path media = Files.createDirectories(library.resolve("media"));
        Files.write(media.resolve(name), new byte[5_000]);
        run("torrent", media.resolve(name).toString(), "--library", library.toString());
        assertThat(torrent(name).webSeeds()).isEmpty();
        publish("--media-url", "https://h.example/m%20p3");

        String address = "https://h.example/m%20p3/" + escaped;
        assertThat(torrent(name).webSeeds()).hasToString("[" + address + "]");
        String twice = MagnetLink.of(torrent(name)).orElseThrow().toString().replaceFirst(".*&ws=", "");
        assertThat(URLDecoder.decode(twice.replace("+", "%2B"), StandardCharsets.UTF_8))
                .isEqualTo(address);
        assertThat(feed()).contains("&amp;ws=" + twice + "<");
        assertThat(twice).matches("[A-Za-z0-9%._~-]+");
    }

    @Test
    void anotherMediaUrlOrTrackerIsInEveryTorrentAndTheInfoHashStays() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(2, 3_000)) {
            run("mirror", podcast.url().toString(), "--dir", library.toString(), "--media-url", "https://a.example/m/");
        }
        String name = "2025-01-02-episode-2.mp3";
        InfoHash before = torrent(name).infoHash();
        assertThat(torrent(name).webSeeds()).hasToString("[https://a.example/m/" + name + "]");
        publish("--media-url", "https://b.example/");
        assertThat(torrent(name).webSeeds()).hasToString("[https://b.example/" + name + "]");
        publish("--tracker", "udp://t.example:80");
        assertThat(torrent(name).announceList().all()).hasToString("[udp://t.example:80]");
        assertThat(torrent(name).webSeeds()).hasSize(1);
        assertThat(torrent(name).infoHash()).isEqualTo(before);
        assertThat(feed())
                .contains("tr=udp%3A%2F%2Ft.example%3A80&amp;ws=https%3A%2F%2Fb.example%2F" + name)
                .doesNotContain("a.example");
        assertThat(Files.readString(library.resolve("site/podcast.xml")))
                .contains("https://b.example/" + name)
                .doesNotContain("a.example");
    }

    @Test
    void aProvenOriginIsOneInTorrentAndMagnet() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(1, 3_000).ranges()) {
            run("mirror", podcast.url().toString(), "--dir", library.toString(), "--web-seed-origin");
            String origin = podcast.url().resolve("/episode-1.mp3").toString();
            assertThat(torrent("2025-01-01-episode-1.mp3").webSeeds()).hasToString("[" + origin + "]");
            assertThat(feed()).contains("ws=http%3A%2F%2F127.0.0.1%3A" + podcast.port() + "%2Fepisode-1.mp3");
        }
    }
}
