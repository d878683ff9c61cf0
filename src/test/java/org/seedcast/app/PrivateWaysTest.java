package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.PodcastServer;
import org.seedcast.config.PublishingOptions;
import org.seedcast.failure.ExitCode;

/** A private feed whose notes name hosts that nothing but redirects tells of. */
@Timeout(60)
class PrivateWaysTest {
    private static final String FEED = "127.0.0.2";
    private static final String MEDIA = "127.0.0.3";
    private static final String COVER = "127.0.0.4";
    private static final String LOST = "127.0.0.5";
    private static final List<String> LED_TO = List.of(FEED, MEDIA, COVER, LOST);

    @TempDir
    Path folder = Path.of("");

    private final PodcastServer podcast;

    PrivateWaysTest() throws Exception {
        podcast = PodcastServer.at(InetAddress.getByName("0.0.0.0"), 2, 1_000);
    }

    @AfterEach
    void stop() {
        podcast.close();
    }

    private String at(String host, String path) {
        return "http://" + host + ":" + podcast.port() + path;
    }

    private void redirect(String path, String target) {
        podcast.answer(path, new MockResponse.Builder().code(302).addHeader("Location", target));
    }

    private String notes() {
        StringBuilder notes = new StringBuilder("<description>Stays. ");
        for (String host : LED_TO) {
            notes.append("&lt;a href=\"").append(at(host, "/player?e=1")).append("\"&gt;play&lt;/a&gt; ");
            notes.append("or ").append(host).append("/plain ");
        }
        return notes + "</description>";
    }

    private Mirroring show() {
        redirect("/typed.xml", at(FEED, "/feed.xml"));
        redirect("/e.mp3", at(MEDIA, "/episode-1"));
        podcast.alias("/episode-1", "episode-1");
        redirect("/cover.jpg", at(COVER, "/none.jpg"));
        podcast.fail("/none.jpg", 404);
        redirect("/lost.mp3", at(LOST, "/gone.mp3"));
        podcast.fail("/gone.mp3", 404);
        String image = "<image><url>/cover.jpg</url></image>";
        String first = PodcastServer.item("a", 5, 1, "e.mp3").replace("</item>", notes() + "</item>");
        podcast.feed(PodcastServer.rss(image + first + PodcastServer.item("b", 5, 2, "lost.mp3")));
        return new Mirroring(folder.resolve("library"))
                .feed(podcast.url().resolve("/typed.xml"))
                .allowNet("127.0.0.0/8")
                .mediaUrl("http://site.example/media/");
    }

    private void assertNothingLeaks() throws Exception {
        try (Stream<Path> site = Files.walk(folder.resolve("library/site"))) {
            List<Path> files = site.filter(Files::isRegularFile).toList();
            assertThat(files).hasSizeGreaterThan(5);
            for (Path file : files) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain(LED_TO);
            }
        }
        assertThat(Files.readString(folder.resolve("library/site/podcast.xml"))).contains("Stays.");
    }

    @Test
    void noneOfThemIsPublished() throws Exception {
        Mirroring show = show().privateFeed();

        assertThat(show.run()).isEqualTo(ExitCode.SOME_ITEMS_FAILED);

        assertNothingLeaks();
    }

    @Test
    void norLaterWhenNothingIsFetchedAnyMore() throws Exception {
        Mirroring show = show().privateFeed();
        show.run();
        show.run();
        assertNothingLeaks();
        Files.delete(folder.resolve("library/site/podcast.xml"));

        assertThat(show.doing(wiring -> wiring.publish().run(show.directory(), PublishingOptions.NONE)))
                .isEqualTo(ExitCode.DONE);

        assertNothingLeaks();
    }

    @Test
    void aPublicShowKeepsItsNotes() throws Exception {
        show().run();

        assertThat(Files.readString(folder.resolve("library/site/podcast.xml"))).contains(LED_TO);
    }
}
