package org.seedcast.app.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;
import org.seedcast.app.Mirroring;
import org.seedcast.app.publish.RetireRequest;
import org.seedcast.app.work.StopSignal;
import org.seedcast.failure.ExitCode;
import org.seedcast.file.Listing;

/** Chapters and transcripts: fetched once, served as what they are, and never the reason why a run fails. */
@Timeout(120)
class CompanionImportTest {
    private static final String CHAPTERS = "{\"version\":\"1.2.0\",\"chapters\":[{\"startTime\":0,\"title\":\"Intro\"},"
            + "{\"startTime\":192.5,\"title\":\"<b>Middle</b>\",\"url\":\"https://a.example/\",\"img\":\"javascript:x\"},"
            + "{\"startTime\":300,\"title\":\"Hidden\",\"toc\":false}]}";

    private static final String VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\nGood evening.\n";

    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private final PodcastServer podcast;
    private Mirroring mirroring = new Mirroring(Path.of(""));

    CompanionImportTest() throws Exception {
        podcast = PodcastServer.with(1, 1_000);
    }

    @BeforeEach
    void announce() throws Exception {
        mirroring = new Mirroring(folder.resolve("show")).feed(podcast.url());
        podcast.answer("/ch.json", text("application/json+chapters", CHAPTERS));
        podcast.answer("/t.vtt", text("text/vtt", VTT));
        feed("1", "/ch.json", "/t.vtt", "text/vtt");
    }

    @AfterEach
    void stop() {
        podcast.close();
    }

    private static MockResponse.Builder text(String type, String body) {
        return new MockResponse.Builder().addHeader("Content-Type", type).body(body);
    }

    private void feed(String version, String chapters, String transcript, String type) {
        String namespace = " xmlns:podcast=\"https://podcastindex.org/namespace/1.0\"";
        String item = PodcastServer.item("episode-1", 1_000, 1, "/episode-1.mp3")
                .replace(
                        "</item>",
                        "<podcast:chapters" + namespace + " url=\"" + chapters
                                + "\" type=\"application/json+chapters\"/>"
                                + "<podcast:transcript" + namespace + " url=\"" + transcript + "\" type=\"" + type
                                + "\" language=\"en\"/></item>");
        podcast.answer(
                "/feed.xml",
                new MockResponse.Builder()
                        .addHeader("ETag", "\"" + version + "\"")
                        .body(PodcastServer.rss(item)));
    }

    private Path site() {
        return mirroring.directory().resolve("site");
    }

    private Path only(String folder) throws Exception {
        assertThat(Listing.of(site().resolve(folder))).hasSize(1);
        return Listing.of(site().resolve(folder)).get(0);
    }

    private Document page() throws Exception {
        return Jsoup.parse(Files.readString(only("items")));
    }

    @Test
    void theyAreFetchedOnceAndNamedByOurAddress() throws Exception {
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(podcast.paths()).contains("/ch.json", "/t.vtt");
        assertThat(Files.readString(only("chapters")))
                .contains("\"startTime\": 192.5")
                .contains("\\u003cb\\u003eMiddle")
                .doesNotContain("javascript");
        assertThat(Files.readString(only("transcripts"))).isEqualTo(VTT);
        assertThat(only("transcripts").toString()).endsWith(".mp3.en.vtt");
        assertThat(Files.readString(site().resolve("podcast.xml")))
                .containsPattern("podcast:chapters [^>]*url=\"http://site.example/chapters/[^\"]*\\.mp3\\.json\"")
                .containsPattern("podcast:transcript [^>]*url=\"http://site.example/transcripts/[^\"]*\\.en\\.vtt\"");
        assertThat(page().select(".chapters li").eachText()).containsExactly("00:00 Intro", "03:12 <b>Middle</b>");
        assertThat(page().select(".chapters a.time").eachAttr("href")).containsExactly("#t=0", "#t=192");
        assertThat(page().select(".transcript a").attr("href")).startsWith("../transcripts/");

        Map<String, String> before = mirroring.files().published();
        feed("2", "/ch.json", "/t.vtt", "text/vtt");
        assertThat(mirroring.after(Duration.ofDays(9)).run()).isEqualTo(ExitCode.DONE);
        assertThat(podcast.paths()).doesNotContain("/ch.json", "/t.vtt");
        assertThat(mirroring.files().published()).isEqualTo(before);
    }

    @Test
    void theyStayWhenTheOriginIsGone() throws Exception {
        mirroring.run();
        podcast.fail("/ch.json", 404);
        podcast.fail("/t.vtt", 404);
        Files.delete(only("chapters"));
        podcast.fail("/feed.xml", 410);

        mirroring.run();

        assertThat(Files.readString(only("chapters"))).contains("Intro");
        assertThat(page().select(".chapters li")).hasSize(2);
    }

    @Test
    void anotherAddressIsAnotherFile() throws Exception {
        mirroring.run();
        podcast.answer("/new.json", text("application/json", CHAPTERS.replace("Intro", "Opening")));
        feed("2", "/new.json", "/t.vtt", "text/vtt");

        mirroring.run();

        assertThat(Files.readString(only("chapters"))).contains("Opening");
        assertThat(page().select(".chapters li").eachText()).contains("00:00 Opening");
    }

    @Test
    void whatCannotBeHadIsToldAndAskedForAgainTheNextDay() throws Exception {
        podcast.fail("/t.vtt", 404);

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.notices())
                .anyMatch(line -> line.contains("has no transcript here") && line.contains("404"));
        assertThat(Files.readString(site().resolve("podcast.xml"))).contains("/t.vtt");
        podcast.paths();
        feed("2", "/ch.json", "/t.vtt", "text/vtt");
        mirroring.run();
        assertThat(podcast.paths()).doesNotContain("/t.vtt");

        podcast.answer("/t.vtt", text("text/vtt", VTT));
        feed("3", "/ch.json", "/t.vtt", "text/vtt");
        mirroring.after(Duration.ofDays(2)).run();
        assertThat(Files.readString(only("transcripts"))).isEqualTo(VTT);
    }

    @Test
    void whatIsSomethingElseIsNotAskedForAgain() throws Exception {
        podcast.answer("/ch.json", text("application/json", "{\"chapters\":["));
        podcast.answer("/t.vtt", text("text/vtt", "nothing of the kind"));

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.notices())
                .anyMatch(line -> line.contains("has no chapters here"))
                .anyMatch(line -> line.contains("has no transcript here"));
        podcast.paths();
        feed("2", "/ch.json", "/t.vtt", "text/vtt");
        mirroring.after(Duration.ofDays(9)).run();
        assertThat(podcast.paths()).doesNotContain("/ch.json", "/t.vtt");
    }

    @Test
    void aTranscriptInHtmlBecomesText() throws Exception {
        podcast.answer("/t.html", text("text/html", "<html><script>x</script><p>Good <b>evening</b>.</p></html>"));
        feed("1", "/ch.json", "/t.html", "text/html");

        mirroring.run();

        assertThat(Files.readString(only("transcripts"))).isEqualTo("Good evening.\n");
        assertThat(Files.readString(site().resolve("podcast.xml"))).contains("type=\"text/plain\"");
    }

    @Test
    void whatIsTakenDownGoesWithThem() throws Exception {
        mirroring.run();

        mirroring
                .wiring(new StopSignal())
                .retire()
                .run(new RetireRequest(mirroring.directory(), List.of("episode-1"), false, false, false));

        assertThat(Listing.of(site().resolve("chapters"))).isEmpty();
        assertThat(Listing.of(site().resolve("transcripts"))).isEmpty();
        assertThat(Listing.of(mirroring.directory().resolve(".seedcast/companions")))
                .isEmpty();
    }

    private void pictured(String version, String picture) {
        String item = PodcastServer.item("episode-1", 1_000, 1, "/episode-1.mp3")
                .replace(
                        "</item>",
                        "<itunes:image xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" href=\"" + picture
                                + "\"/></item>");
        podcast.answer(
                "/feed.xml",
                new MockResponse.Builder()
                        .addHeader("ETag", "\"" + version + "\"")
                        .body(PodcastServer.rss(item)));
    }

    @Test
    void thePictureOfAnEpisodeIsShownInTwoSizes() throws Exception {
        try (InputStream picture = CompanionImportTest.class.getResourceAsStream("/pictures/lossless.webp")) {
            podcast.answer(
                    "/p.webp",
                    new MockResponse.Builder()
                            .addHeader("Content-Type", "image/webp")
                            .body(new Buffer()
                                    .write(Objects.requireNonNull(picture).readAllBytes())));
        }
        pictured("1", "/p.webp");

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        String large = page().select(".item .cover").attr("src");
        String small = Jsoup.parse(Files.readString(site().resolve("index.html")))
                .select("#items .cover")
                .attr("src");
        assertThat(large).matches("\\.\\./covers/.*\\.mp3\\.jpg");
        assertThat(small).matches("covers/.*\\.mp3\\.small\\.jpg");
        assertThat(ImageIO.read(site().resolve("items")
                                .resolve(large)
                                .normalize()
                                .toFile())
                        .getWidth())
                .isEqualTo(600);
        assertThat(ImageIO.read(site().resolve(small).toFile()).getWidth()).isEqualTo(240);
        assertThat(Files.readString(site().resolve("podcast.xml")))
                .containsPattern("itunes:image [^>]*href=\"http://site.example/covers/[^\"]*\\.mp3\\.jpg\"");

        podcast.fail("/p.webp", 404);
        Files.delete(site().resolve(small));
        mirroring.run();
        assertThat(site().resolve(small)).isRegularFile();
    }

    @Test
    void aPictureThatIsNoneIsToldOnce() throws Exception {
        podcast.answer("/p.jpg", text("image/jpeg", "none"));
        pictured("1", "/p.jpg");

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.notices()).anyMatch(line -> line.contains("has no picture here"));
        assertThat(page().select(".item .cover")).isEmpty();
    }

    @Test
    void addressesThatAreRefusedFailNothing() throws Exception {
        feed("1", "http://10.0.0.1/ch.json", "http://169.254.169.254/t.vtt", "text/vtt");

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.notices()).anyMatch(line -> line.contains("10.0.0.1"));
    }
}
