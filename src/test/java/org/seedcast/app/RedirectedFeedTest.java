package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.PodcastServer;
import org.seedcast.failure.ExitCode;

/** What an address in a kept item is relative to: the document it was read from, wherever that was. */
@Timeout(60)
class RedirectedFeedTest {
    @TempDir
    Path folder = Path.of("");

    private static String item(String guid, int day) {
        return PodcastServer.item(guid, 5, day, "e.mp3")
                .replace("</item>", "<link>page.html</link><source url=\"other.xml\">Other</source></item>");
    }

    private static void redirect(PodcastServer podcast, String target) {
        podcast.answer("/feed.xml", new MockResponse.Builder().code(302).addHeader("Location", target));
    }

    private String podcastXml() throws Exception {
        return Files.readString(folder.resolve("library/site/podcast.xml"));
    }

    @Test
    void itIsTheAddressThatAnswered() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(1, 1_000)) {
            String host = "http://127.0.0.1:" + podcast.port();
            redirect(podcast, "/deep/er/feed.xml");
            podcast.answer(
                    "/deep/er/feed.xml",
                    new MockResponse.Builder()
                            .body(PodcastServer.rss("<image><url>i.png</url></image>" + item("a", 1))));
            podcast.alias("/deep/er/e.mp3", "episode-1");
            Mirroring mirroring = new Mirroring(folder.resolve("library")).feed(podcast.url());

            assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

            assertThat(podcastXml())
                    .contains("<link>" + host + "/deep/er/page.html</link>")
                    .contains("<source url=\"" + host + "/deep/er/other.xml\">")
                    .contains("<url>" + host + "/deep/er/i.png</url>")
                    .contains("<enclosure url=\"" + host + "/deep/er/e.mp3\"")
                    .doesNotContain("read-from");
        }
    }

    @Test
    void whatLeftTheFeedKeepsItsOwn() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(1, 1_000)) {
            String host = "http://127.0.0.1:" + podcast.port();
            podcast.alias("/old/e.mp3", "episode-1").alias("/new/e.mp3", "episode-1");
            redirect(podcast, "/old/feed.xml");
            podcast.answer("/old/feed.xml", new MockResponse.Builder().body(PodcastServer.rss(item("a", 1))));
            Mirroring mirroring = new Mirroring(folder.resolve("library")).feed(podcast.url());
            assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
            redirect(podcast, "/new/feed.xml");
            podcast.answer("/new/feed.xml", new MockResponse.Builder().body(PodcastServer.rss(item("b", 2))));

            assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

            assertThat(podcastXml())
                    .contains("<link>" + host + "/old/page.html</link>", "<link>" + host + "/new/page.html</link>");
        }
    }

    /** Storage that is open to all signs an address anew for everybody who asks. */
    @Test
    void aSignedPlaceIsPublishedWithoutItsSignature() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(1, 1_000)) {
            String signed = "/store/feed.xml?X-Amz-Signature=geheim";
            redirect(podcast, signed);
            String item = PodcastServer.item("a", 5, 1, "/episode-1.mp3")
                    .replace("</item>", "<link>#a</link><comments>#b</comments></item>");
            podcast.answer(signed, new MockResponse.Builder().body(PodcastServer.rss(item)));
            Mirroring mirroring = new Mirroring(folder.resolve("library")).feed(podcast.url());

            assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

            assertThat(Files.readString(folder.resolve("library/site/torrents.xml")))
                    .contains("/store/feed.xml#a<");
            for (String file : List.of("podcast.xml", "torrents.xml", "index.html")) {
                assertThat(Files.readString(folder.resolve("library/site").resolve(file)))
                        .as(file)
                        .doesNotContain("geheim");
            }
        }
    }
}
