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

/** Feeds in pages (RFC 5005 §3): the whole back catalogue once, later no more than may bring news. */
@Timeout(120)
class PagedFeedTest {
    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private final PodcastServer podcast;

    PagedFeedTest() throws Exception {
        podcast = PodcastServer.with(6, 1_000);
    }

    @AfterEach
    void stop() {
        podcast.close();
    }

    private Mirroring mirroring() {
        return new Mirroring(folder.resolve("show")).feed(podcast.url());
    }

    /** Page {@code n} of the feed; the first is the feed itself. */
    private static String path(int n) {
        return n == 1 ? "/feed.xml" : "/feed.xml?page=" + n;
    }

    /** @param next its link to the next page, or empty */
    private void page(int n, String next, int... episodes) {
        StringBuilder items = new StringBuilder();
        if (!next.isEmpty()) {
            items.append("<atom:link xmlns:atom=\"http://www.w3.org/2005/Atom\" rel=\"next\" href=\"")
                    .append(next)
                    .append("\"/>");
        }
        for (int episode : episodes) {
            items.append(PodcastServer.item("episode-" + episode, 1_000, episode, "/episode-" + episode + ".mp3"));
        }
        podcast.answer(path(n), new MockResponse.Builder().body(PodcastServer.rss(items.toString())));
    }

    private void threePages() {
        page(1, "?page=2", 6, 5);
        page(2, "feed.xml?page=3", 4, 3);
        page(3, "", 2, 1);
    }

    @Test
    void theFirstRunReadsAllPages() throws Exception {
        threePages();

        assertThat(mirroring().run()).isEqualTo(ExitCode.DONE);

        assertThat(podcast.paths()).startsWith("/feed.xml", "/feed.xml?page=2", "/feed.xml?page=3");
        assertThat(mirroring().files().media()).hasSize(6);
    }

    @Test
    void laterOnlyUntilAPageBringsNothingNew() throws Exception {
        threePages();
        Mirroring mirroring = mirroring();
        mirroring.run();
        podcast.add("episode-7", 1_007)
                .add("episode-8", 1_008)
                .add("episode-9", 1_009)
                .paths();

        mirroring.run();
        assertThat(podcast.paths()).containsExactly("/feed.xml");

        page(1, "?page=2", 9, 8);
        page(2, "?page=3", 7, 6);
        page(3, "?page=4", 5, 4);
        page(4, "?page=5", 3, 2);
        mirroring.run();

        assertThat(podcast.paths())
                .containsExactlyInAnyOrder(
                        "/feed.xml",
                        "/feed.xml?page=2",
                        "/feed.xml?page=3",
                        "/episode-9.mp3",
                        "/episode-8.mp3",
                        "/episode-7.mp3");
        assertThat(mirroring.files().torrentsInFeed()).hasSize(9);
    }

    @Test
    void aPageThatLeadsBackEndsTheReading() throws Exception {
        page(1, "?page=2", 2);
        page(2, "/feed.xml", 1);

        assertThat(mirroring().run()).isEqualTo(ExitCode.DONE);

        assertThat(podcast.paths())
                .containsExactlyInAnyOrder("/feed.xml", "/feed.xml?page=2", "/episode-2.mp3", "/episode-1.mp3");
    }

    @Test
    void aServerThatAlwaysHasANextPageIsNotFollowedForEver() throws Exception {
        page(1, "?page=2", 2);
        page(2, "?page=3", 1);
        page(3, "?page=4", 1);

        assertThat(mirroring().run()).isEqualTo(ExitCode.DONE);

        assertThat(podcast.paths()).contains("/feed.xml?page=3").doesNotContain("/feed.xml?page=4");
    }

    @Test
    void noMorePagesAreReadThanAllowed() throws Exception {
        threePages();
        Mirroring mirroring = mirroring().maxPages(2);

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(podcast.paths()).doesNotContain("/feed.xml?page=3");
        assertThat(mirroring.notices()).contains("the feed goes on after page 2; --max-pages says how far it is read");
        assertThat(mirroring.files().torrentsInFeed()).hasSize(4);
    }

    @Test
    void whatAPageThatFailsKeptFromTheFirstRunIsReadInTheNext() throws Exception {
        threePages();
        podcast.fail("/feed.xml?page=3", 404);
        Mirroring mirroring = mirroring();

        assertThat(mirroring.run()).isEqualTo(ExitCode.FEED_UNREADABLE);
        assertThat(mirroring.problems()).containsExactly("cannot read feed " + podcast.url() + "?page=3: HTTP 404");
        assertThat(mirroring.files().torrentsInFeed()).hasSize(4);

        page(3, "", 2, 1);
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.files().torrentsInFeed()).hasSize(6);
        podcast.paths();
        mirroring.run();
        assertThat(podcast.paths()).containsExactly("/feed.xml");
    }

    @Test
    void anAddressThatIsNotToBeReachedIsNoNextPage() throws Exception {
        page(1, "http://169.254.169.254/latest", 1);
        Mirroring mirroring = mirroring();

        assertThat(mirroring.run()).isEqualTo(ExitCode.FEED_UNREADABLE);

        assertThat(mirroring.problems().get(0)).contains("169.254.169.254");
        assertThat(mirroring.files().torrentsInFeed()).hasSize(1);
    }

    @Test
    void anEpisodeOnAnOlderPageIsNotTakenForOneThatWasRenamed() throws Exception {
        page(1, "?page=2", 6, 5);
        page(2, "", 4, 3);
        Mirroring mirroring = mirroring();
        mirroring.run();
        podcast.paths();
        // A rebroadcast: a new episode with the file of one on page 2, which stays there.
        String rerun = PodcastServer.item("rerun", 1_000, 7, "/episode-4.mp3");
        String link = "<link xmlns=\"http://www.w3.org/2005/Atom\" rel=\"next\" href=\"?page=2\"/>";
        podcast.answer(
                "/feed.xml",
                new MockResponse.Builder()
                        .body(PodcastServer.rss(
                                link + rerun + PodcastServer.item("episode-6", 1_000, 6, "/episode-6.mp3"))));

        mirroring.run();

        assertThat(mirroring.items()).contains("rerun DOWNLOAD", "episode-4 KEEP", "episode-5 KEEP");
        assertThat(mirroring.files().torrentsInFeed()).hasSize(5);
    }

    @Test
    void whatALimitKeptFromBeingReadComesWhenItIsRaised() throws Exception {
        threePages();
        Mirroring mirroring = mirroring().maxPages(1);
        mirroring.run();
        mirroring.run();
        assertThat(mirroring.files().torrentsInFeed()).hasSize(2);

        assertThat(mirroring.maxPages(200).run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.files().torrentsInFeed()).hasSize(6);
        podcast.paths();
        mirroring.run();
        assertThat(podcast.paths()).containsExactly("/feed.xml");
    }
}
