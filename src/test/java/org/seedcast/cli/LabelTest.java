package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The site of a netlabel: releases of several files, on the page and in podcast apps. */
@Timeout(60)
class LabelTest {
    private static final Path SAMPLES = Path.of("src/test/resources/media");
    private static final Path GOLDEN = Path.of("src/test/resources/golden/label/podcast.xml");
    private static final String MEDIA = "https://media.example/m/";

    @TempDir
    Path library = Path.of("");

    private Path night = Path.of("");
    private Path tides = Path.of("");

    @BeforeEach
    void makeReleases() throws IOException {
        night = folder("2024-05-01 Night Drive");
        sample("plain.wav", night.resolve("01_-_First_Light.wav"));
        sample("tagged.flac", night.resolve("02 - <Rain> & Ü.flac"));
        sample("constant.mp3", Files.createDirectories(night.resolve("bonus")).resolve("Outro.mp3"));
        Files.writeString(night.resolve("LICENSE.txt"), "free\n");
        tides = folder("Tides");
        sample("tagged.opus", tides.resolve("Tide 1.opus"));
        sample("film.mp4", tides.resolve("Tide 2.mp4"));
        Files.writeString(
                library.resolve("media/Tides.txt"), "title: Tides & Waves\ndate: 2025-02-03\n\nBy the <sea>.\n");
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(library.resolve("media").resolve(name));
    }

    private static void sample(String name, Path target) throws IOException {
        Files.copy(SAMPLES.resolve(name), target);
        Files.setLastModifiedTime(target, FileTime.from(Instant.parse("2024-06-01T00:00:00Z")));
    }

    private void add(String... options) {
        Invocation added = run(
                List.of(
                        "torrent",
                        night.toString(),
                        tides.toString(),
                        library.resolve("media/Tides.txt").toString(),
                        "--library",
                        library.toString(),
                        "--title",
                        "Label"),
                options);
        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.err()).contains("Tides.txt describes a release and is none itself");
    }

    private Invocation publish(String... options) {
        return run(List.of("publish", library.toString(), "--base-url", "https://label.example/"), options);
    }

    private static Invocation run(List<String> args, String... options) {
        List<String> all = new ArrayList<>(args);
        all.addAll(List.of(options));
        return Invocation.of(all.toArray(String[]::new));
    }

    private String site(String name) throws IOException {
        return Files.readString(library.resolve("site").resolve(name));
    }

    private Document page() throws IOException {
        return Jsoup.parse(site("index.html"));
    }

    /** But for the one date of the run. */
    @Test
    void eachTrackIsAnItemOfThePodcastFeed() throws Exception {
        add();
        assertThat(publish("--media-url", MEDIA).code()).isZero();

        String podcast = dateless("podcast.xml");
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, podcast);
        }
        assertThat(podcast).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void aReleaseShowsItsTracksInOrderWithOnePlayer() throws Exception {
        add();
        Invocation published =
                publish("--media-url", MEDIA, "--license", "https://creativecommons.org/licenses/by/4.0/");

        assertThat(published.err()).doesNotContain("hint", "--media-url");
        Document page = page();
        assertThat(page.select(".facts").text()).startsWith("2 releases, 5 tracks");
        assertThat(page.select("footer a[rel=license]").text()).isEqualTo("CC BY 4.0");
        Element release = page.select("#items > li.release").get(1);
        assertThat(release.select("h2").text()).isEqualTo("Night Drive");
        assertThat(release.select("time").text()).isEqualTo("1 May 2024");
        assertThat(release.select("audio")).singleElement().satisfies(player -> assertThat(player.attr("src"))
                .isEqualTo(MEDIA + "2024-05-01%20Night%20Drive/01_-_First_Light.wav"));
        assertThat(release.select("ol.tracks a.track").eachText())
                .containsExactly("First Light", "Nachtfahrt é", "Nachtfahrt é");
        assertThat(release.select("ol.tracks a.track").eachAttr("href").get(1))
                .isEqualTo(MEDIA + "2024-05-01%20Night%20Drive/02%20-%20%3CRain%3E%20%26%20%C3%9C.flac");
        assertThat(release.select("ol.tracks a.track").eachAttr("data-length")).containsExactly("2", "2", "2");
        assertThat(release.select("ol.tracks .length").eachText()).containsExactly("0:02", "0:02", "0:02");
        assertThat(release.select("ul.files a").eachText()).containsExactly("LICENSE.txt");
        assertThat(release.select(".only")).isEmpty();
        Element film = page.select("#items > li.release").get(0);
        assertThat(film.select("h2").text()).isEqualTo("Tides & Waves");
        assertThat(film.select("a.track[data-video]")).hasSize(1);
        assertThat(page.select("link[href=podcast.xml]")).hasSize(1);
        assertThat(page.select(".subscribe a.main").attr("href")).isEqualTo("podcast.xml");
    }

    /** A track of a release is no episode of its own, also where its item is all that is left of it. */
    @Test
    void aLostLibraryIsRebuiltWithItsReleasesAndTheirNumbers() throws Exception {
        Files.writeString(library.resolve("media/Tides.txt"), "number: 7\n\nBy the <sea>.\n");
        add();
        publish("--media-url", MEDIA);
        String podcast = dateless("podcast.xml");
        String torrents = dateless("torrents.xml");
        Files.delete(library.resolve(".seedcast/library.db"));
        Files.deleteIfExists(library.resolve(".seedcast/library.db.last-good"));

        Invocation mended = run(List.of("check", library.toString(), "--fix", "--offline"));

        assertThat(mended.out()).contains("all 6 files match their torrents\n");
        assertThat(mended.code()).isZero();
        assertThat(dateless("podcast.xml")).isEqualTo(podcast);
        assertThat(dateless("torrents.xml")).isEqualTo(torrents);
    }

    private String dateless(String feed) throws IOException {
        return site(feed).replaceFirst("<lastBuildDate>[^<]+", "<lastBuildDate>");
    }

    /** Where nobody could play anything, no app has a use for the feed. */
    @Test
    void anEmptyPodcastFeedIsNotOffered() throws Exception {
        add();

        assertThat(page().select("[href=podcast.xml]")).isEmpty();
        assertThat(page().select(".subscribe a.main").attr("href")).isEqualTo("torrents.xml");
        assertThat(page().select("audio, video, a.track")).isEmpty();
        assertThat(page().select("ol.tracks li")).hasSize(5);
        assertThat(page().select(".only")).hasSize(2);
        assertThat(site("podcast.xml")).doesNotContain("<item>");
    }

    @Test
    void theWebSeedOfAReleaseServesItsFiles() throws Exception {
        Path elsewhere = library.resolve("elsewhere/A b");
        Files.createDirectories(elsewhere);
        sample("tagged.ogg", elsewhere.resolve("1.ogg"));
        sample("tagged.m4a", elsewhere.resolve("2.m4a"));

        Path other = library.resolve("other");
        run(
                List.of("torrent", elsewhere.toString(), "--library", other.toString()),
                "--web-seed",
                "https://w.example/x");

        String podcast = Files.readString(other.resolve("site/podcast.xml"));
        assertThat(podcast)
                .contains("<enclosure url=\"https://w.example/x/A%20b/1.ogg\" length=\"3604\" type=\"audio/ogg\" />")
                .contains("<enclosure url=\"https://w.example/x/A%20b/2.m4a\" length=\"1152\" type=\"audio/mp4\" />");
    }

    /** Its releases get their tracks at the next run. */
    @Test
    void aLibraryOfAnEarlierVersionGetsItsTracks() throws Exception {
        add();
        publish("--media-url", MEDIA);
        String page = site("index.html");
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + library.resolve(".seedcast/library.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("ALTER TABLE release DROP COLUMN tracks");
            statement.executeUpdate("ALTER TABLE release DROP COLUMN number");
            statement.executeUpdate("DROP TABLE handed");
            statement.executeUpdate("PRAGMA user_version = 8");
        }
        Files.delete(library.resolve("site/index.html"));

        assertThat(publish().code()).isZero();

        assertThat(site("index.html")).isEqualTo(page);
    }

    @Test
    void theSameAgainChangesNothing() throws Exception {
        add();
        publish("--media-url", MEDIA);
        String before = site("podcast.xml") + site("index.html") + site("torrents.xml");

        add();

        assertThat(site("podcast.xml") + site("index.html") + site("torrents.xml"))
                .isEqualTo(before);
    }
}
