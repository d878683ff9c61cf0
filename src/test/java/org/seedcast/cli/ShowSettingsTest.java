package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.PodcastServer;

/** What the operator says of the show: {@code --title} and its like. */
@Timeout(60)
class ShowSettingsTest {
    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n and so on".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] JPEG = "\u00ff\u00d8\u00ff\u00e0 and so on".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path folder = Path.of("");

    private Path library() {
        return folder.resolve("library");
    }

    private Invocation torrent(String... options) throws IOException {
        Path song = Files.write(folder.resolve("song.mp3"), new byte[5_000]);
        List<String> args = new ArrayList<>(List.of("torrent", song.toString()));
        args.addAll(List.of(options));
        return Invocation.of(args.toArray(String[]::new));
    }

    private Invocation publish(String... options) {
        List<String> args = new ArrayList<>(List.of("publish", library().toString()));
        args.addAll(List.of(options));
        return Invocation.of(args.toArray(String[]::new));
    }

    private String site(String name) throws IOException {
        return Files.readString(library().resolve("site").resolve(name));
    }

    @Test
    void aLibraryOfReleasesSpeaksForItself() throws Exception {
        Path cover = Files.write(folder.resolve("my cover"), PNG);
        Invocation made = torrent(
                "--library",
                library().toString(),
                "--web-seed",
                "https://w.example/",
                "--title",
                "A <Label> & Co",
                "--author",
                "Ann",
                "--language",
                "pt-BR",
                "--license",
                "cc-by-4.0",
                "--image",
                cover.toString());
        assertThat(made.code()).as(made.err()).isZero();
        Files.delete(cover);

        assertThat(publish("--base-url", "https://l.example/", "--media-url", "media/")
                        .code())
                .isZero();

        assertThat(library().resolve("site/image.png")).hasBinaryContent(PNG);
        assertThat(site("torrents.xml"))
                .contains("<title>A &lt;Label&gt; &amp; Co (torrents)</title>", "<language>pt-BR</language>")
                .contains("<url>https://l.example/image.png</url><title>A &lt;Label&gt; &amp; Co (torrents)</title>")
                .contains("<itunes:author>Ann</itunes:author>", "<podcast:license>cc-by-4.0</podcast:license>");
        assertThat(site("podcast.xml"))
                .contains("<title>A &lt;Label&gt; &amp; Co</title>", "<language>pt-BR</language>")
                .contains("<itunes:image href=\"https://l.example/image.png\" />")
                .containsOnlyOnce("<itunes:author>Ann</itunes:author>")
                .containsOnlyOnce("<podcast:license>cc-by-4.0</podcast:license>")
                .contains("<title>song</title>");
        assertThat(site("index.html")).contains("A &lt;Label&gt; &amp; Co", "lang=\"pt-BR\"");
    }

    @Test
    void whatIsSaidStandsInPlaceOfTheFeedsUntilItIsTakenBack() throws Exception {
        String channel =
                "<language>de</language><itunes:author xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\">"
                        + "Bob</itunes:author><image><url>https://show.example/s.png</url><title>A Show</title></image>";
        try (PodcastServer podcast = PodcastServer.with(1, 1_000)) {
            podcast.feed(PodcastServer.rss(channel + PodcastServer.item("a", 5, 1, "/episode-1.mp3")));
            String[] mirror = {
                "mirror", podcast.url().toString(), "--dir", library().toString()
            };
            assertThat(Invocation.of(mirror).code()).isZero();
            String before = site("podcast.xml");

            publish(
                    "--title",
                    "Mine",
                    "--author",
                    "Ann",
                    "--language",
                    "en",
                    "--license",
                    "https://l.example/text",
                    "--image",
                    "https://i.example/c.jpg?v=1");
            assertThat(site("podcast.xml"))
                    .contains("<title>Mine</title>", "<language>en</language>")
                    .contains("<itunes:author>Ann</itunes:author>")
                    .contains("<itunes:image href=\"https://i.example/c.jpg?v=1\" />")
                    .contains(
                            "<podcast:license url=\"https://l.example/text\">https://l.example/text</podcast:license>")
                    .doesNotContain("A Show", "Bob", "s.png", "<language>de");
            assertThat(site("torrents.xml"))
                    .contains("<title>Mine (torrents)</title>")
                    .doesNotContain("A Show");
            assertThat(Invocation.of(mirror).out()).contains("feed unchanged");
            assertThat(site("podcast.xml")).contains("<title>Mine</title>");

            publish("--title", "", "--author", "", "--language", "", "--license", "", "--image", "");
            assertThat(withoutDate(site("podcast.xml"))).isEqualTo(withoutDate(before));
        }
    }

    @Test
    void thePageHasTheImageAsItsCover() throws Exception {
        Path cover = folder.resolve("cover.png");
        ImageIO.write(new BufferedImage(900, 900, BufferedImage.TYPE_INT_RGB), "png", cover.toFile());
        assertThat(torrent("--library", library().toString()).code()).isZero();
        assertThat(library().resolve("site/cover.jpg")).doesNotExist();

        publish("--image", cover.toString());
        assertThat(ImageIO.read(library().resolve("site/cover.jpg").toFile()).getWidth())
                .isEqualTo(600);
        assertThat(site("index.html")).contains("cover.jpg");

        publish("--image", "");
        assertThat(library().resolve("site/cover.jpg")).doesNotExist();
        assertThat(site("index.html")).doesNotContain("cover.jpg");

        publish("--image", cover.toString());
        assertThat(library().resolve("site/cover.jpg")).exists();

        Invocation broken =
                publish("--image", Files.write(folder.resolve("broken"), PNG).toString());
        assertThat(broken.code()).isZero();
        assertThat(broken.err()).contains("the page has no cover: image.png: it cannot be read");
        assertThat(library().resolve("site/image.png")).hasBinaryContent(PNG);
    }

    private static String withoutDate(String feed) {
        return feed.replaceAll("<lastBuildDate>.*</lastBuildDate>", "");
    }

    /** A run that hears nothing new from the feed still publishes what was said. */
    @Test
    void mirrorTakesThemToo() throws Exception {
        Path image = Files.write(folder.resolve("c"), PNG);
        try (PodcastServer podcast = PodcastServer.with(1, 1_000)) {
            String[] mirror = {
                "mirror", podcast.url().toString(), "--dir", library().toString()
            };
            assertThat(Invocation.of(mirror).code()).isZero();
            Invocation.of("mirror", "--dir", library().toString(), "--title", "Mine", "--image", image.toString());
            assertThat(site("podcast.xml")).contains("<title>Mine</title>");
            assertThat(library().resolve("site/image.png")).hasBinaryContent(PNG);

            Files.write(image, JPEG);
            Invocation.of("mirror", "--dir", library().toString(), "--image", image.toString());
            assertThat(library().resolve("site/image.jpg")).hasBinaryContent(JPEG);
            assertThat(library().resolve("site/image.png")).doesNotExist();
            Invocation.of("mirror", "--dir", library().toString(), "--image", "");
            assertThat(library().resolve("site/image.jpg")).doesNotExist();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--language, en_GB, 2",
        "--language, x y, 2",
        "--image, ftp://x.example/c.jpg, 2",
        "--image, /nowhere/c.jpg, 1",
        "--license, <b>, 2",
        "--license, file://x, 2"
    })
    void whatMakesNoSenseMakesNoLibrary(String option, String value, int code) throws Exception {
        Invocation wrong = torrent("--library", library().toString(), option, value);
        assertThat(wrong.code()).as(wrong.err()).isEqualTo(code);
        assertThat(library()).doesNotExist();
    }

    @Test
    void aTorrentOfNoLibraryHasNoShow() throws Exception {
        assertThat(torrent("--title", "x").err()).contains("--title needs --library");
    }

    @Test
    void aTextFileIsNoPicture() throws Exception {
        Path text = Files.writeString(folder.resolve("cover.png"), "not at all");
        assertThat(torrent("--library", library().toString(), "--image", text.toString())
                        .err())
                .contains("cannot use the image " + text + ": it is not a JPEG, PNG, GIF or WebP");
    }
}
