package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seedcast.Damage;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;

/** A file that is gone keeps its torrent; nobody is sent to it, and nobody fetches it again by himself. */
@Timeout(60)
class MissingMediaTest {
    private static final String NAME = "2025-01-02-episode-2.mp3";
    private static final String OURS = "https://m.example/media/" + NAME;

    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private Path library = Path.of("");

    @BeforeEach
    void name() {
        library = folder.resolve("show");
    }

    private static Invocation run(int code, String... args) {
        Invocation run = Invocation.of(args);
        assertThat(run.code()).as(run.out() + run.err()).isEqualTo(code);
        return run;
    }

    private String site(String name) throws Exception {
        return Files.readString(library.resolve("site").resolve(name));
    }

    @ParameterizedTest
    @EnumSource(
            value = Damage.class,
            names = {"EMPTIED", "CUT_OFF", "DELETED", "FOLDER", "UNREADABLE"})
    void itIsToldOfAndItsDownloadLinkTakenAway(Damage damage) throws Exception {
        try (PodcastServer podcast = PodcastServer.with(3, 20_000)) {
            run(
                    0,
                    "mirror",
                    podcast.url().toString(),
                    "--dir",
                    library.toString(),
                    "--base-url",
                    "https://m.example/",
                    "--media-url",
                    "https://m.example/media/");
            Path torrent = library.resolve("site/torrents/" + NAME + ".torrent");
            byte[] before = Files.readAllBytes(torrent);
            String feed = site("torrents.xml");
            assertThat(site("podcast.xml")).contains(" url=\"" + OURS);
            Path media = library.resolve("media/" + NAME);
            byte[] content = Files.readAllBytes(media);
            podcast.requests();
            damage.to(media);

            for (int run = 0; run < 2; run++) {
                assertThat(run(0, "mirror", "--dir", library.toString(), "-q").err())
                        .startsWith("seedcast: " + media + " is ")
                        .contains("not seeded from here");
            }

            assertThat(podcast.paths()).containsOnly("/feed.xml");
            assertThat(site("podcast.xml")).doesNotContain(" url=\"" + OURS).contains("/episode-2.mp3");
            assertThat(site("index.html")).doesNotContain("href=\"" + OURS);
            assertThat(torrent).hasBinaryContent(before);
            assertThat(site("torrents.xml")).isEqualTo(feed);
            assertThat(Invocation.of("check", library.toString(), "--offline", "-q")
                            .out())
                    .containsPattern("\\((file-missing|file-changed|file-unreadable)\\): 1");
            Files.deleteIfExists(media);
            Files.write(media, content);
            assertThat(run(0, "mirror", "--dir", library.toString(), "-q").err())
                    .isEmpty();
            assertThat(site("podcast.xml")).contains(" url=\"" + OURS);
        }
    }

    @Test
    void manyAreToldOfInAFewLines() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(9, 2_000)) {
            run(0, "mirror", podcast.url().toString(), "--dir", library.toString());
            for (int day = 1; day <= 9; day++) {
                Files.delete(library.resolve("media/2025-01-0" + day + "-episode-" + day + ".mp3"));
            }
            assertThat(run(0, "mirror", "--dir", library.toString())
                            .err()
                            .lines()
                            .filter(line -> line.contains(" is gone: not seeded")))
                    .hasSize(5);
            assertThat(run(0, "publish", library.toString()).err())
                    .contains("4 more files of " + library + " are gone");
        }
    }
}
