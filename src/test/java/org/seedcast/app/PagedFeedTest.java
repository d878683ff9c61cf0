package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;
import org.seedcast.failure.ExitCode;

/** Feeds in pages (RFC 5005 §3): the whole back catalogue once, later no more than may bring news. */
@Timeout(120)
class PagedFeedTest {
    private static final Pattern DATE = Pattern.compile("<pubDate>[^<]*+</pubDate>");

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
        assertThat(mirroring.notices()).contains("the feed continues after page 2; --max-pages sets the limit");
        assertThat(mirroring.files().torrentsInFeed()).hasSize(4);
    }

    @Test
    void whatAPageThatFailsKeptFromTheFirstRunIsReadInTheNext() throws Exception {
        threePages();
        podcast.fail("/feed.xml?page=3", 403);
        Mirroring mirroring = mirroring();

        assertThat(mirroring.run()).isEqualTo(ExitCode.FEED_UNREADABLE);
        assertThat(mirroring.problems())
                .first()
                .isEqualTo("cannot read feed " + podcast.url() + "?page=3: HTTP 403 (access denied)");
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

    private void answerWith(int page, MockResponse.Builder response) {
        podcast.answer(path(page), response.addHeader("ETag", "\"" + page + "\""));
    }

    private static String link(String relation, String to) {
        return "<link xmlns=\"http://www.w3.org/2005/Atom\" rel=\"" + relation + "\" href=\"" + to + "\"/>";
    }

    private static String items(int... episodes) {
        StringBuilder items = new StringBuilder();
        for (int episode : episodes) {
            items.append(PodcastServer.item("episode-" + episode, 1_000, episode, "/episode-" + episode + ".mp3"));
        }
        return items.toString();
    }

    private static MockResponse.Builder rss(String content) {
        return new MockResponse.Builder().body(PodcastServer.rss(content));
    }

    private static Stream<Arguments> nothing() {
        return Stream.of(
                Arguments.of("404", new MockResponse.Builder().code(404)),
                Arguments.of("410", new MockResponse.Builder().code(410)),
                Arguments.of("page", new MockResponse.Builder().body("<html><body><p>Not found<br></body></html>")),
                Arguments.of(
                        "page 5", new MockResponse.Builder().body("<!DOCTYPE html>\n<title>No</title><p>Not found")),
                Arguments.of("moved", new MockResponse.Builder().code(302).addHeader("Location", "/home")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nothing")
    void aNextPageThatIsNotThereIsTheEnd(String name, MockResponse.Builder answer) throws Exception {
        assertThat(name).isNotBlank();
        answerWith(1, rss(link("next", "?page=2") + items(2)));
        answerWith(2, rss(link("next", "?page=3") + items(1)));
        podcast.answer(path(3), answer);
        podcast.answer("/home", new MockResponse.Builder().body("<html><head><title>Home</title></head></html>"));
        Mirroring mirroring = mirroring();

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.files().torrentsInFeed()).hasSize(2);
        assertThat(mirroring.notices())
                .anyMatch(notice -> notice.startsWith("the feed ends after page 2, as its next page"));
        assertThat(mirroring.problems()).isEmpty();
        podcast.requests();
        mirroring.run();
        assertThat(podcast.requests().get(0).getHeaders().get("If-None-Match")).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aFirstPageThatIsNotThereIsNoFeed(int status) throws Exception {
        podcast.fail("/feed.xml", status);

        assertThat(mirroring().run()).isEqualTo(ExitCode.FEED_UNREADABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 500})
    void anyOtherAnswerIsAFailureThatTheNextRunMakesGood(int status) throws Exception {
        answerWith(1, rss(link("next", "?page=2") + items(2)));
        podcast.fail(path(2), status);
        Mirroring mirroring = mirroring();
        assertThat(mirroring.run()).isEqualTo(ExitCode.FEED_UNREADABLE);

        answerWith(2, rss(items(1)));
        podcast.requests();
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(podcast.requests().get(0).getHeaders().get("If-None-Match")).isNull();
        assertThat(mirroring.files().torrentsInFeed()).hasSize(2);
    }

    @Test
    void aFeedThatBeginsWithTheOldestIsReadToTheEndEachTime() throws Exception {
        answerWith(1, rss(link("next", "?page=2") + items(1, 2)));
        answerWith(2, rss(items(3)));
        Mirroring mirroring = mirroring();
        mirroring.run();

        answerWith(2, rss(link("next", "?page=3") + items(3, 4)));
        answerWith(3, rss(items(5)));
        podcast.requests();
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.items()).contains("episode-4 DOWNLOAD", "episode-5 DOWNLOAD");
        assertThat(podcast.requests().get(0).getHeaders().get("If-None-Match"))
                .as("its first page does not change when there is news")
                .isNull();
    }

    /** Nothing tells on which page the news come, so that each has to be looked at. */
    @Test
    void ofAFeedWithoutDatesNothingIsLost() throws Exception {
        answerWith(1, rss(link("next", "?page=2") + undated(1, 2)));
        answerWith(2, rss(undated(3)));
        Mirroring mirroring = mirroring();
        mirroring.run();

        answerWith(2, rss(link("next", "?page=3") + undated(3, 4)));
        answerWith(3, rss(undated(5)));
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.files().torrentsInFeed()).hasSize(5);
    }

    private static String undated(int... numbers) {
        return DATE.matcher(items(numbers)).replaceAll("");
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 3", "2 1, 4 3, 5", "1 2, 3 4, 5 6"})
    void howeverLongItsPagesAre(String one, String two, String three) throws Exception {
        Mirroring mirroring = mirroring();
        answerWith(1, rss(items(numbers(one))));
        mirroring.run();
        answerWith(1, rss(link("next", "?page=2") + items(numbers(one))));
        answerWith(2, rss(items(numbers(two))));
        mirroring.run();
        answerWith(2, rss(link("next", "?page=3") + items(numbers(two))));
        answerWith(3, rss(items(numbers(three))));

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        int all = numbers(one + " " + two + " " + three).length;
        assertThat(mirroring.files().torrentsInFeed()).hasSize(all);
    }

    private static int[] numbers(String text) {
        return Stream.of(text.split(" ", 0)).mapToInt(Integer::parseInt).toArray();
    }

    private void archive(String name, String before, int... episodes) {
        podcast.answer("/" + name, rss((before.isEmpty() ? "" : link("prev-archive", before)) + items(episodes)));
    }

    @Test
    void archivesAreReadToTheEndAndLaterAsFarAsThereIsNews() throws Exception {
        answerWith(1, rss(link("prev-archive", "/a2.xml") + items(4, 3)));
        archive("a2.xml", "/a1.xml", 1, 2); // in an order of its own
        archive("a1.xml", "", 1);
        Mirroring mirroring = mirroring();
        mirroring.run();
        assertThat(mirroring.files().torrentsInFeed()).hasSize(4);

        podcast.add("episode-7", 1_000).add("episode-8", 1_000).add("episode-9", 1_000);
        answerWith(1, rss(link("prev-archive", "/a4.xml") + items(9)));
        archive("a4.xml", "/a3.xml", 7, 8);
        archive("a3.xml", "/a2.xml", 5, 6);
        podcast.requests();
        mirroring.run();

        assertThat(mirroring.files().torrentsInFeed()).hasSize(9);
        assertThat(podcast.paths()).contains("/a2.xml").doesNotContain("/a1.xml");
        podcast.answer("/a1.xml", new MockResponse.Builder().code(500));
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(podcast.requests().get(0).getHeaders().get("If-None-Match")).isEqualTo("\"1\"");
    }

    @Test
    void archivesBesidePagesAreReadToo() throws Exception {
        answerWith(1, rss(link("next", "?page=2") + link("prev-archive", "/a2.xml") + items(6)));
        answerWith(2, rss(items(5)));
        archive("a2.xml", "/a1.xml", 5, 6);
        archive("a1.xml", "/a2.xml", 3, 4);
        Mirroring mirroring = mirroring();

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.files().torrentsInFeed()).hasSize(4);
    }

    @Test
    void aBrokenChainOfArchivesIsReadAgain() throws Exception {
        answerWith(1, rss(link("prev-archive", "/a2.xml") + items(4)));
        archive("a2.xml", "/a1.xml", 3);
        podcast.fail("/a1.xml", 503);
        Mirroring mirroring = mirroring();
        assertThat(mirroring.run()).isEqualTo(ExitCode.FEED_UNREADABLE);

        archive("a1.xml", "", 1, 2);
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.files().torrentsInFeed()).hasSize(4);
    }

    @Test
    void pagesOfEpisodesThatShareAGuidAreReadLikeOthers() throws Exception {
        for (int i = 1; i <= 3; i++) {
            String next = i == 3 ? "" : link("next", "?page=" + (i + 1));
            String items = items(8 - 2 * i, 7 - 2 * i);
            answerWith(
                    i,
                    rss(next
                            + Pattern.compile("(guid[^>]*+>)[^<]*+")
                                    .matcher(items)
                                    .replaceAll("$1same")));
        }
        Mirroring mirroring = mirroring();

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.files().torrentsInFeed()).hasSize(6);
        podcast.paths();
        mirroring.run();
        assertThat(podcast.paths()).containsExactly("/feed.xml");
    }
}
