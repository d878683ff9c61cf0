package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;
import org.seedcast.config.OnChange;
import org.seedcast.failure.ExitCode;
import org.seedcast.torrent.Metainfo;

/** Fragments of addresses go to no server, into no torrent, and make no other feed, page or file. */
@Timeout(60)
class FragmentsTest {
    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private final PodcastServer podcast;

    FragmentsTest() throws Exception {
        podcast = PodcastServer.with(2, 1_000).ranges();
    }

    @AfterEach
    void stop() {
        podcast.close();
    }

    private void run(Mirroring mirroring) throws Exception {
        assertThat(mirroring.run())
                .as("%s %s", mirroring.problems(), mirroring.items())
                .isEqualTo(ExitCode.DONE);
        for (RecordedRequest request : podcast.allRequests()) {
            assertThat(request.getTarget()).doesNotContain("#").doesNotContain("%23");
            assertThat(request.getHeaders().toString()).doesNotContain("#");
        }
    }

    private String feed(String fragment) {
        return PodcastServer.rss("<image><url>/cover.png#" + fragment + "</url></image>"
                + "<link xmlns=\"http://www.w3.org/2005/Atom\" rel=\"next\" href=\"/feed.xml#" + fragment + "\"/>"
                + PodcastServer.item("episode-1", 1_001, 1, "/episode-1.mp3#" + fragment));
    }

    @Test
    void nothingDependsOnThem() throws Exception {
        podcast.feed(feed("one")).answer("/cover.png", new MockResponse.Builder().body("no picture"));
        Mirroring mirroring = new Mirroring(folder.resolve("show"))
                .feed(podcast.url() + "#here")
                .tracker("http://t.example/announce#there")
                .webSeedOrigin(true);
        run(mirroring);
        Metainfo torrent = mirroring.files().metainfo("2025-01-01-episode-1.mp3.torrent");
        assertThat(torrent.announceList().all()).containsExactly(URI.create("http://t.example/announce"));
        assertThat(torrent.webSeeds()).containsExactly(podcast.url().resolve("/episode-1.mp3"));

        podcast.feed(feed("two"));
        run(mirroring.feed(podcast.url() + "#elsewhere").onChange(OnChange.ADD));

        assertThat(mirroring.items()).isEqualTo(List.of("episode-1 KEEP"));
    }
}
