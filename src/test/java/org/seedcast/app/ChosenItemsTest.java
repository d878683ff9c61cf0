package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;
import org.seedcast.failure.ExitCode;

/** Which items a run takes, and what it says before it does. */
@Timeout(120)
class ChosenItemsTest {
    private static final String NO_LICENCE =
            "the feed has no free licence; ask its owner before you publish a copy, or use --own";

    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private final PodcastServer podcast;

    ChosenItemsTest() throws Exception {
        podcast = PodcastServer.with(4, 1_000);
    }

    @AfterEach
    void stop() {
        podcast.close();
    }

    private Mirroring mirroring() {
        return new Mirroring(folder.resolve("show")).feed(podcast.url());
    }

    @Test
    void sinceADay() throws Exception {
        Mirroring mirroring = mirroring().since("2025-01-03T00:00:00Z");

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.items())
                .containsExactly(
                        "episode-4 DOWNLOAD",
                        "episode-3 DOWNLOAD",
                        "episode-2 SKIP not selected",
                        "episode-1 SKIP not selected");
    }

    @Test
    void theNewestOfThoseWithATitle() throws Exception {
        Mirroring mirroring = mirroring().match("-[123]$").latest(2);

        mirroring.run();

        assertThat(mirroring.items())
                .containsExactly(
                        "episode-4 SKIP not selected",
                        "episode-3 DOWNLOAD",
                        "episode-2 DOWNLOAD",
                        "episode-1 SKIP not selected");
    }

    @ParameterizedTest
    @CsvSource({"video/*, 0", "audio/*, 4", "audio, 4", "audio/ogg, 0", "*, 4", "*/*, 4", "AUDIO/MPEG, 4"})
    void ofATypeOnly(String glob, int taken) throws Exception {
        Mirroring mirroring = mirroring().types(glob).rehearse(true);

        mirroring.run();

        assertThat(mirroring.items())
                .filteredOn(item -> item.endsWith(" DOWNLOAD"))
                .hasSize(taken);
        assertThat(mirroring.items())
                .filteredOn(item -> item.endsWith(" SKIP type audio/mpeg"))
                .hasSize(4 - taken);
    }

    @Test
    void otherFormsOfAnEnclosureOnlyWhenAsked() throws Exception {
        String rendition = "<media:content xmlns:media=\"http://search.yahoo.com/mrss/\" url=\"/episode-2.mp3\""
                + " type=\"audio/mpeg\"/></item>";
        podcast.feed(PodcastServer.rss(
                PodcastServer.item("a", 1_000, 1, "/episode-1.mp3").replace("</item>", rendition)));
        Mirroring mirroring = mirroring();
        mirroring.run();
        assertThat(mirroring.items()).containsExactly("a DOWNLOAD");

        mirroring.alternates(true).run();
        assertThat(mirroring.items()).containsExactlyInAnyOrder("a KEEP", "a DOWNLOAD");

        mirroring.alternates(false).run();
        assertThat(mirroring.items()).containsExactly("a KEEP", "a KEEP");
    }

    @Test
    void aFormThatIsNotHereYetIsNotTakenWhenNobodyAsks() throws Exception {
        String rendition = "<media:content xmlns:media=\"http://search.yahoo.com/mrss/\" url=\"/none.mp3\""
                + " type=\"audio/mpeg\"/></item>";
        podcast.feed(PodcastServer.rss(
                PodcastServer.item("a", 1_000, 1, "/episode-1.mp3").replace("</item>", rendition)));
        Mirroring mirroring = mirroring().alternates(true);
        assertThat(mirroring.run()).isEqualTo(ExitCode.SOME_ITEMS_FAILED);

        assertThat(mirroring.alternates(false).retryFailed(true).run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.items()).containsExactlyInAnyOrder("a KEEP", "a SKIP another form of an enclosure");
    }

    @Test
    void whatCannotFitIsNotBegun() throws Exception {
        podcast.feed(PodcastServer.rss(many()));
        Mirroring mirroring = mirroring();

        assertThat(mirroring.rehearse(true).run()).as("only a look").isEqualTo(ExitCode.DONE);
        assertThat(mirroring.notices()).anyMatch(notice -> notice.startsWith("not enough space for about "));
        assertThat(mirroring.rehearse(false).run()).isEqualTo(ExitCode.OUT_OF_SPACE);

        assertThat(mirroring.problems().get(0)).startsWith("not enough space for about 1.6 TB in ");
        assertThat(podcast.paths()).containsOnly("/feed.xml");
        try (var media = Files.list(folder.resolve("show/media"))) {
            assertThat(media).isEmpty();
        }
    }

    private static String many() {
        StringBuilder items = new StringBuilder();
        for (int i = 1; i <= 200; i++) {
            items.append(PodcastServer.item("episode-" + i, 0, 1, "/" + i + ".mp3"));
        }
        return items.toString().replace("length=\"0\"", "length=\"8000000000\"");
    }

    @Test
    void oneAbsurdLengthStopsNothing() throws Exception {
        podcast.feed(PodcastServer.rss("<item><guid>x</guid><title>x</title>"
                + "<enclosure url=\"/episode-1.mp3\" type=\"audio/mpeg\" length=\"900000000000000\"/></item>"));

        assertThat(mirroring().run()).isEqualTo(ExitCode.DONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 1",
                "<podcast:license>cc-by-4.0</podcast:license> | 0",
                "<podcast:license>cc-by-nc-nd-4.0</podcast:license> | 1",
                "<podcast:license>All rights reserved</podcast:license> | 1",
                "<copyright>CC BY-SA 3.0</copyright> | 0",
                "<podcast:license>cc0-1.0</podcast:license><podcast:locked>yes</podcast:locked> | 1",
                "<podcast:license>cc0-1.0</podcast:license><podcast:locked>no</podcast:locked> | 0",
            })
    void whoeverMirrorsIsToldOnceWhatTheOwnerSaysOfCopies(String channel, int lines) throws Exception {
        podcast.feed(PodcastServer.rss(channel + PodcastServer.item("a", 1_000, 1, "/episode-1.mp3"))
                .replace("<channel>", "<channel xmlns:podcast=\"https://podcastindex.org/namespace/1.0\">"));
        Mirroring mirroring = mirroring();

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.notices())
                .filteredOn(ChosenItemsTest::isAboutCopies)
                .hasSize(lines);
        podcast.feed(PodcastServer.rss(channel + PodcastServer.item("b", 1_000, 2, "/episode-2.mp3"))
                .replace("<channel>", "<channel xmlns:podcast=\"https://podcastindex.org/namespace/1.0\">"));
        mirroring.run();
        assertThat(mirroring.notices()).noneMatch(ChosenItemsTest::isAboutCopies);
    }

    private static boolean isAboutCopies(String notice) {
        return notice.contains("licence") || notice.contains("podcast:locked");
    }

    @Test
    void withoutALicenceItIsOneLine() throws Exception {
        Mirroring mirroring = mirroring();
        mirroring.run();
        assertThat(mirroring.notices()).contains(NO_LICENCE);
    }
}
