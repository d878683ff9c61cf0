package org.seedcast.app.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;
import org.seedcast.app.Mirroring;
import org.seedcast.failure.ExitCode;
import org.seedcast.file.Disk;
import org.seedcast.file.FailingDisk;
import org.seedcast.library.CoverFetch;

/** The cover of a show: fetched once, and never the reason why a run fails. */
@Timeout(120)
class CoverImportTest {
    private static final String TOLD = "the page has no new cover: ";

    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private final PodcastServer podcast;
    private Mirroring mirroring = new Mirroring(Path.of(""));

    CoverImportTest() throws Exception {
        podcast = PodcastServer.with(1, 1_000);
    }

    @BeforeEach
    void announce() throws Exception {
        mirroring = new Mirroring(folder.resolve("show")).feed(podcast.url());
        podcast.answer("/cover.png", picture(0x2b8f84));
        feed("1", "/cover.png");
    }

    @AfterEach
    void stop() {
        podcast.close();
    }

    private void feed(String version, String cover) {
        podcast.answer(
                "/feed.xml",
                new MockResponse.Builder()
                        .addHeader("ETag", "\"" + version + "\"")
                        .body(PodcastServer.rss(
                                "<itunes:image xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\""
                                        + " href=\"" + cover + "\"/>"
                                        + PodcastServer.item("episode-1", 1_000, 1, "/episode-1.mp3"))));
    }

    private static MockResponse.Builder picture(int colour) throws Exception {
        return picture(colour, 900);
    }

    private static MockResponse.Builder picture(int colour, int side) throws Exception {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < side * side; i++) {
            image.setRGB(i % side, i / side, colour);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return new MockResponse.Builder()
                .addHeader("Content-Type", "image/png")
                .body(new Buffer().write(bytes.toByteArray()));
    }

    private Path cover() {
        return mirroring.directory().resolve("site/cover.jpg");
    }

    private String page() throws Exception {
        return Files.readString(mirroring.directory().resolve("site/index.html"));
    }

    @Test
    void itIsFetchedOnceAndShownSmaller() throws Exception {
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(podcast.paths()).contains("/cover.png");
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(cover())));
        assertThat(shown.getWidth()).isEqualTo(600);
        assertThat(page())
                .contains("<img class=\"cover\" src=\"cover.jpg\"")
                .contains("<meta property=\"og:image\" content=\"http://site.example/cover.jpg\">");
        assertThat(mirroring.directory().resolve(".seedcast")).isDirectoryNotContaining("glob:**cover.part*");

        Map<String, String> before = mirroring.files().published();
        feed("2", "/cover.png");
        assertThat(mirroring.after(Duration.ofDays(9)).run()).isEqualTo(ExitCode.DONE);
        assertThat(podcast.paths()).doesNotContain("/cover.png");
        assertThat(mirroring.files().published()).isEqualTo(before);
    }

    @Test
    void anotherAddressIsAnotherCover() throws Exception {
        mirroring.run();
        byte[] first = Files.readAllBytes(cover());
        podcast.answer("/new.png", picture(0xaa3311));
        feed("2", "/new.png");

        mirroring.run();

        assertThat(Files.readAllBytes(cover())).isNotEqualTo(first);
    }

    @Test
    void whatCannotBeHadIsToldInOneLineAndAskedForAgainWithNewsTheNextDay() throws Exception {
        podcast.fail("/cover.png", 404);

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.notices())
                .filteredOn(line -> line.startsWith(TOLD))
                .hasSize(1)
                .allMatch(line -> line.contains("HTTP 404"));
        assertThat(page()).doesNotContain("<img");
        assertThat(podcast.paths()).contains("/cover.png");

        feed("2", "/cover.png");
        mirroring.run();
        assertThat(podcast.paths()).doesNotContain("/cover.png");

        podcast.answer("/cover.png", picture(0x2b8f84));
        feed("3", "/cover.png");
        mirroring.after(Duration.ofDays(1)).run();
        assertThat(page()).contains("cover.jpg");
    }

    @Test
    void whatIsNoPictureIsNotAskedForAgain() throws Exception {
        podcast.answer("/cover.png", new MockResponse.Builder().body("<svg/>"));

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.notices())
                .anyMatch(line -> line.equals(
                        TOLD + podcast.url().resolve("/cover.png") + ": it is not a JPEG, PNG, GIF or WebP"));

        podcast.paths();
        feed("2", "/cover.png");
        mirroring.after(Duration.ofDays(9)).run();
        assertThat(podcast.paths()).doesNotContain("/cover.png");
    }

    @Test
    void anAddressThatIsRefusedFailsNothing() throws Exception {
        feed("1", "http://10.0.0.1/cover.png");

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.notices()).anyMatch(line -> line.startsWith(TOLD) && line.contains("10.0.0.1"));
    }

    @Test
    void aRehearsalFetchesNone() throws Exception {
        mirroring.rehearse(true).run();

        assertThat(podcast.paths()).doesNotContain("/cover.png");
        assertThat(mirroring.directory()).doesNotExist();
    }

    /** Whatever breaks while it is fetched: the next run shows it, or says why not. */
    @Test
    void aRunThatBreaksOffIsMadeUpFor() throws Exception {
        podcast.answer(
                "/cover.png", picture(0x2b8f84, 16)); // to scale a large one each time would take most of the time
        FailingDisk disk;
        int operation = 0;
        do {
            operation++;
            disk = FailingDisk.from(operation);
            Mirroring broken = new Mirroring(folder.resolve("broken-" + operation))
                    .feed(podcast.url())
                    .disk(disk);
            broken.run();
            broken.disk(Disk.REAL).retryFailed(true).run();
            feed("again-" + operation, "/cover.png");
            broken.after(Duration.ofDays(2)).run();
            assertThat(broken.directory().resolve("site/cover.jpg"))
                    .as("operation %d", operation)
                    .isRegularFile();
            assertThat(Files.readString(broken.directory().resolve("site/index.html")))
                    .contains("cover.jpg");
        } while (disk.hasFailed());
        assertThat(operation).isGreaterThan(30);
    }

    @ParameterizedTest(name = "{0}, failed {1}, news {2}: {3}")
    @CsvSource({
        "'', '', false, true",
        "http://a.example/other, '', false, true",
        "http://a.example/c, '', true, false",
        "http://a.example/c, 2026-01-01T00:00:00Z, true, true",
        "http://a.example/c, 2026-01-01T00:00:01Z, true, false",
        "http://a.example/c, 2026-01-02T00:00:01Z, true, true",
        "http://a.example/c, 2036-01-01T00:00:00Z, true, true",
        "http://a.example/c, 2026-01-01T00:00:00Z, false, false"
    })
    void whenItIsAskedFor(String last, String failed, boolean news, boolean due) {
        Optional<CoverFetch> known = last.isEmpty()
                ? Optional.empty()
                : Optional.of(new CoverFetch(
                        URI.create(last),
                        Optional.of(failed).filter(text -> !text.isEmpty()).map(Instant::parse)));
        Instant now = Instant.parse("2026-01-02T00:00:00Z");

        assertThat(CoverImport.isDue(URI.create("http://a.example/c"), known, news, now))
                .isEqualTo(due);
    }

    private String podcastXml() throws Exception {
        return Files.readString(mirroring.directory().resolve("site/podcast.xml"));
    }

    /** Some addresses of pictures have a query only to get past a cache, or another one at each request. */
    @Test
    void ofAnotherQueryOnlyTheBytesTellIfItIsAnotherOne() throws Exception {
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        Map<String, String> files = mirroring.files().published();

        feed("2", "/cover.png?2");
        podcast.answer("/cover.png?2", picture(0x2b8f84));
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.files().published()).isEqualTo(files);

        feed("3", "/cover.png?3");
        podcast.answer("/cover.png?3", picture(0x84002b));
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(podcastXml()).contains("/cover.png?3");
        assertThat(mirroring.files().published().get("site/cover.jpg")).isNotEqualTo(files.get("site/cover.jpg"));
    }

    @Test
    void oneOfAnotherQueryThatCannotBeHadIsToldOfOnceADay() throws Exception {
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        String before = podcastXml();

        feed("2", "/cover.png?2");
        podcast.fail("/cover.png?2", 404);
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.notices()).hasSize(1).first().asString().startsWith(TOLD);
        feed("3", "/cover.png?3");
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.notices()).isEmpty();
        assertThat(podcastXml()).isEqualTo(before);

        feed("4", "/cover.png?4");
        podcast.answer("/cover.png?4", picture(0x84002b));
        assertThat(mirroring.after(Duration.ofDays(2)).run()).isEqualTo(ExitCode.DONE);
        assertThat(podcastXml()).contains("/cover.png?4");
    }
}
