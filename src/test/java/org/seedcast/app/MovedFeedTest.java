package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;
import org.seedcast.failure.ExitCode;

/** A feed that moves, shrinks or goes: what is here stays, and the feed is found again. */
@Timeout(120)
class MovedFeedTest {
    private static final String MOVED = " and is read there from now on";

    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private final PodcastServer podcast;

    MovedFeedTest() throws Exception {
        podcast = PodcastServer.with(2, 1_000);
    }

    @AfterEach
    void stop() {
        podcast.close();
    }

    private Mirroring mirroring() {
        return new Mirroring(folder.resolve("show")).feed(podcast.url());
    }

    private static MockResponse.Builder redirect(int status, String to) {
        return new MockResponse.Builder().code(status).addHeader("Location", to);
    }

    private MockResponse.Builder feedWith(String channel) {
        return new MockResponse.Builder()
                .addHeader("ETag", "\"new\"")
                .body(PodcastServer.rss(channel + PodcastServer.item("episode-1", 1_000, 1, "/episode-1.mp3")));
    }

    private static String newFeedUrl(Object url) {
        return "<itunes:new-feed-url xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\">" + url
                + "</itunes:new-feed-url>";
    }

    @Test
    void aPermanentRedirectIsRememberedAndToldOnce() throws Exception {
        podcast.answer("/feed.xml", redirect(301, "/new.xml")).answer("/new.xml", feedWith(""));
        Mirroring mirroring = mirroring();

        mirroring.run();
        assertThat(mirroring.notices())
                .contains("the feed has moved permanently to " + podcast.url().resolve("/new.xml") + MOVED);
        podcast.paths();

        mirroring.run();
        assertThat(podcast.paths()).containsExactly("/new.xml");
        assertThat(mirroring.notices()).noneMatch(notice -> notice.contains("moved"));
        assertThat(new Mirroring(mirroring.directory())
                        .feed(podcast.url().resolve("/new.xml"))
                        .run())
                .as("named by its new address")
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void aTemporaryRedirectIsNotRemembered() throws Exception {
        podcast.answer("/feed.xml", redirect(302, "/new.xml")).answer("/new.xml", feedWith(""));
        Mirroring mirroring = mirroring();
        mirroring.run();
        podcast.paths();

        mirroring.run();

        assertThat(podcast.paths()).containsExactly("/feed.xml", "/new.xml");
    }

    @Test
    void anAddressThatDoesNotAnswerAnyMoreWasAMistake() throws Exception {
        podcast.answer("/feed.xml", redirect(308, "/new.xml")).answer("/new.xml", feedWith(""));
        Mirroring mirroring = mirroring();
        mirroring.run();
        podcast.heal("/feed.xml").fail("/new.xml", 404).paths();

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(podcast.paths()).startsWith("/new.xml", "/feed.xml");
        mirroring.run();
        assertThat(podcast.paths()).contains("/feed.xml").doesNotContain("/new.xml");
    }

    @Test
    void theFeedItselfSaysWhereItIs() throws Exception {
        podcast.answer("/feed.xml", feedWith(newFeedUrl(podcast.url().resolve("/b.xml"))))
                .answer("/b.xml", feedWith(newFeedUrl(podcast.url().resolve("/b.xml/"))));
        Mirroring mirroring = mirroring();

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.notices())
                .contains("the feed has moved permanently to " + podcast.url().resolve("/b.xml") + MOVED);
        podcast.paths();
        mirroring.run();
        assertThat(podcast.paths()).containsExactly("/b.xml");
    }

    @Test
    void aNewAddressWithoutAFeedIsNotFollowed() throws Exception {
        podcast.answer("/feed.xml", feedWith(newFeedUrl(podcast.url().resolve("/none.xml"))));
        Mirroring mirroring = mirroring();

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.notices())
                .anyMatch(notice ->
                        notice.contains("/none.xml: HTTP 404 (not found); it is still read at its old address"));
        assertThat(mirroring.files().torrentsInFeed()).hasSize(1);
        podcast.paths();
        mirroring.run();
        assertThat(podcast.paths()).startsWith("/feed.xml");
    }

    @Test
    void addressesThatLeadInACircleEnd() throws Exception {
        podcast.answer("/feed.xml", feedWith(newFeedUrl(podcast.url().resolve("/b.xml"))))
                .answer("/b.xml", feedWith(newFeedUrl(podcast.url())));

        Mirroring mirroring = mirroring();
        for (int run = 0; run < 3; run++) {
            assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
            assertThat(mirroring.notices()).noneMatch(notice -> notice.contains("moved"));
        }
    }

    @Test
    void whatIsGoneForGoodIsNotAskedForAgainAndStaysPublished() throws Exception {
        Mirroring mirroring = mirroring();
        mirroring.run();
        podcast.fail("/feed.xml", 410).paths();

        assertThat(mirroring.run()).isEqualTo(ExitCode.FEED_UNREADABLE);
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(podcast.paths()).containsExactly("/feed.xml");
        assertThat(mirroring.files().torrentsInFeed()).hasSize(2);
        assertThat(mirroring.items()).containsExactly("episode-2 KEEP", "episode-1 KEEP");

        podcast.heal("/feed.xml").add("episode-3", 1_000);
        assertThat(mirroring.moved().run()).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.files().torrentsInFeed()).hasSize(3);
    }

    @Test
    void aFeedThatShrinksIsToldOfAndLosesNothing() throws Exception {
        for (int i = 3; i <= 20; i++) {
            podcast.add("episode-" + i, 1_000);
        }
        Mirroring mirroring = mirroring();
        mirroring.run();
        podcast.feed(PodcastServer.rss(PodcastServer.item("episode-20", 1_000, 20, "/episode-20.mp3")));

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.notices()).contains("the feed shrank from 20 items to 1; what is here stays");
        assertThat(mirroring.files().torrentsInFeed()).hasSize(20);
        mirroring.run();
        assertThat(mirroring.notices()).noneMatch(notice -> notice.contains("shrank"));
    }

    @Test
    void aFeedThatIsCutOffIsReadAgainThoughItsServerSaysThatNothingChanged() throws Exception {
        String whole = PodcastServer.rss(PodcastServer.item("episode-2", 1_000, 2, "/episode-2.mp3")
                + PodcastServer.item("episode-1", 1_000, 1, "/episode-1.mp3"));
        String cut = whole.substring(0, whole.indexOf("episode-1.mp3"));
        podcast.answer(
                "/feed.xml",
                new MockResponse.Builder().addHeader("ETag", "\"1\"").body(cut));
        Mirroring mirroring = mirroring();
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.items()).containsExactly("episode-2 DOWNLOAD");
        podcast.requests();

        mirroring.run();

        assertThat(podcast.requests().get(0).getHeaders().get("If-None-Match")).isNull();
    }
}
