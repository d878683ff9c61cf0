package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.seedcast.PodcastServer.item;
import static org.seedcast.PodcastServer.rss;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;
import org.seedcast.config.OnChange;
import org.seedcast.failure.ExitCode;

/** What a feed says anew of episodes that are here: nothing is fetched twice, and what was replaced stays. */
@Timeout(120)
class ChangedItemsTest {
    private static final Pattern LENGTH = Pattern.compile(" length=\"\\d++\"");
    private static final String OLD = "2025-01-01-episode-1.mp3";

    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private final PodcastServer podcast;

    ChangedItemsTest() throws Exception {
        podcast = PodcastServer.with(3, 1_000);
    }

    @AfterEach
    void stop() {
        podcast.close();
    }

    private Mirroring mirrored() throws Exception {
        Mirroring mirroring = new Mirroring(folder.resolve("show")).feed(podcast.url());
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        podcast.paths();
        return mirroring;
    }

    @Test
    void aFeedWhoseEveryUrlChangedIsNotFetchedAgain() throws Exception {
        Mirroring mirroring = mirrored();
        podcast.add("episode-4", 1_000);
        podcast.feed(rss(item("episode-4", 1_000, 4, "/episode-4.mp3")
                + item("episode-3", 999, 3, "/cdn/v2/3.mp3?updated=7")
                + item("episode-2", 998, 2, "https://other.example/2.mp3")
                + item("episode-1", 997, 1, "https://other.example/1.mp3")));

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(podcast.paths()).containsExactly("/feed.xml", "/episode-4.mp3");
        assertThat(mirroring.items())
                .containsExactly("episode-4 DOWNLOAD", "episode-3 KEEP", "episode-2 KEEP", "episode-1 KEEP");
    }

    @Test
    void anEpisodeWithANewGuidIsKnownByItsAddress() throws Exception {
        Mirroring mirroring = mirrored();
        podcast.feed(rss(item("new-3", 1_003, 3, "/episode-3.mp3") + item("episode-2", 1_002, 2, "/episode-2.mp3")));

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(podcast.paths()).containsExactly("/feed.xml");
        assertThat(mirroring.items()).containsExactly("new-3 KEEP guid-changed", "episode-2 KEEP", "episode-1 KEEP");
        assertThat(mirroring.notices()).contains("guid-changed: one episode has a new guid; the files are kept");
        mirroring.run();
        assertThat(mirroring.items()).containsExactly("new-3 KEEP", "episode-2 KEEP", "episode-1 KEEP");
    }

    /** The title of these items is their guid, so the one that is stored has the same. */
    @Test
    void orByTitleDayAndLength() throws Exception {
        Mirroring mirroring = mirrored();
        String moved =
                item("episode-3", 1_003, 3, "https://other.example/x.mp3").replace(">episode-3</guid>", ">n</guid>");
        podcast.feed(rss(moved + item("episode-2", 1_002, 2, "/episode-2.mp3")));

        mirroring.run();

        assertThat(podcast.paths()).containsExactly("/feed.xml");
        assertThat(mirroring.items()).contains("n KEEP guid-changed");
    }

    private static String withoutLength(String item) {
        return LENGTH.matcher(item).replaceAll("");
    }

    /** A move to a new host: guids and addresses are new, and one of the two told no lengths, or none of them did. */
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true"})
    void orByTheLengthThatWasMeasured(boolean before, boolean after) throws Exception {
        String old = item("episode-3", 1_003, 3, "/episode-3.mp3") + item("episode-2", 1_002, 2, "/episode-2.mp3");
        podcast.feed(rss(before ? withoutLength(old) : old));
        Mirroring mirroring = mirrored();
        String moved = old.replace(">episode-3</guid>", ">c</guid>")
                .replace(">episode-2</guid>", ">b</guid>")
                .replace("url=\"/", "url=\"https://new.example/");
        podcast.feed(rss(after ? withoutLength(moved).replace("type=", "length=\"0\" type=") : moved));

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(podcast.paths()).containsExactly("/feed.xml");
        assertThat(mirroring.items()).containsExactly("c KEEP guid-changed", "b KEEP guid-changed");
    }

    @Test
    void aShowThatHasTheSameTitleEveryHourIsNotTakenForOneEpisode() throws Exception {
        podcast.feed(rss(withoutLength(item("News", 0, 3, "/episode-3.mp3"))));
        Mirroring mirroring = mirrored();
        podcast.feed(rss(withoutLength(item("News", 0, 3, "/episode-2.mp3"))
                .replace(">News</guid>", ">later</guid>")
                .replace("12:00:00", "13:00:00")));

        mirroring.run();

        assertThat(mirroring.items()).containsExactly("later DOWNLOAD", "News KEEP");
    }

    @ParameterizedTest
    @CsvSource({
        "/wrong.mp3, /episode-1.mp3, DOWNLOAD",
        "/wrong.mp3?token=1, /wrong.mp3?token=2, SKIP waiting",
        "/wrong.mp3, /wrong.mp3, SKIP waiting",
    })
    void aLinkThatIsPutRightEndsTheWait(String wrong, String right, String outcome) throws Exception {
        podcast.feed(rss(item("episode-1", 1_001, 1, wrong)));
        Mirroring mirroring =
                new Mirroring(folder.resolve("show")).feed(podcast.url()).privateFeed();
        assertThat(mirroring.run()).isEqualTo(ExitCode.SOME_ITEMS_FAILED);
        podcast.feed(rss(item("episode-1", 1_001, 1, right)));

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.items()).containsExactly("episode-1 " + outcome);
    }

    @Test
    void butNotWhereTheOldGuidIsStillThereOrTwoCouldBeMeant() throws Exception {
        Mirroring mirroring = mirrored();
        podcast.feed(rss(item("again", 1_003, 4, "/episode-3.mp3")
                + item("episode-3", 1_003, 3, "/episode-3.mp3")
                + item("one", 1_002, 5, "/episode-2.mp3")
                + item("two", 1_002, 6, "/episode-2.mp3")));

        mirroring.run();

        assertThat(mirroring.items())
                .contains("again DOWNLOAD", "one DOWNLOAD", "two DOWNLOAD", "episode-2 KEEP", "episode-3 KEEP");
    }

    private void replaced(String etag, byte[] content) {
        podcast.feed(rss(item("episode-1", content.length, 1, "/episode-1.mp3")));
        podcast.answer(
                "/episode-1.mp3",
                new MockResponse.Builder()
                        .addHeader("ETag", etag)
                        .addHeader("Content-Type", "audio/mpeg")
                        .body(new Buffer().write(content)));
    }

    @Test
    void aChangedLengthIsLeftAloneUnlessAsked() throws Exception {
        Mirroring mirroring = mirrored();
        replaced("\"2\"", new byte[2_000]);

        mirroring.run();
        assertThat(podcast.paths()).containsExactly("/feed.xml");

        mirroring.onChange(OnChange.ADD).run();
        assertThat(podcast.paths()).contains("/episode-1.mp3");
    }

    @Test
    void whatTheOriginReplacedIsAddedBesideTheOld() throws Exception {
        Mirroring mirroring = mirrored();
        List<String> before = mirroring.files().torrentsInFeed();
        replaced("\"2\"", new byte[2_000]);

        assertThat(mirroring.onChange(OnChange.ADD).run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.items()).contains("episode-1 DOWNLOAD");
        assertThat(mirroring.files().media()).hasSize(4).contains("media/" + OLD);
        assertThat(mirroring.directory().resolve("media").resolve(OLD)).hasBinaryContent(podcast.media("episode-1"));
        assertThat(mirroring.files().torrentsInFeed()).hasSize(4).containsAll(before);
        mirroring.files().assertNoTorrentIsMissing();
        podcast.paths();

        mirroring.run();
        assertThat(podcast.paths()).containsExactly("/feed.xml");
        assertThat(mirroring.items())
                .containsExactly("episode-3 KEEP", "episode-2 KEEP", "episode-1 KEEP", "episode-1 KEEP");

        replaced("\"3\"", new byte[3_000]);
        mirroring.run();
        assertThat(mirroring.files().media()).as("a third one").hasSize(5);
    }

    @Test
    void podcastAppsGetTheNewFile() throws Exception {
        Mirroring mirroring = mirrored();
        replaced("\"2\"", new byte[2_000]);
        mirroring.onChange(OnChange.ADD).run();

        String feed = Files.readString(mirroring.directory().resolve("site/podcast.xml"));

        assertThat(feed).contains("length=\"2000\"").doesNotContain("length=\"1001\"");
    }

    @Test
    void theSameBytesAreNoNews() throws Exception {
        Mirroring mirroring = mirrored();
        podcast.feed(rss(item("episode-1", 77, 1, "/episode-1.mp3")));

        assertThat(mirroring.onChange(OnChange.ADD).run()).isEqualTo(ExitCode.DONE);

        assertThat(podcast.paths()).containsExactly("/feed.xml", "/episode-1.mp3");
        assertThat(mirroring.files().media()).hasSize(3);
        assertThat(mirroring.items()).contains("episode-1 KEEP");
        mirroring.run();
        assertThat(podcast.paths()).as("it was asked once").containsExactly("/feed.xml");
    }

    @Test
    void anOriginThatDoesNotAnswerIsAskedAgain() throws Exception {
        Mirroring mirroring = mirrored().onChange(OnChange.ADD);
        replaced("\"2\"", new byte[2_000]);
        podcast.fail("/episode-1.mp3", 404);

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.items()).anyMatch(item -> item.startsWith("episode-1 KEEP changed in the feed, but "));

        replaced("\"2\"", new byte[2_000]);
        mirroring.run();
        assertThat(mirroring.items()).contains("episode-1 DOWNLOAD");
    }

    @Test
    void theOriginIsAskedWithWhatItGaveTheLastTime() throws Exception {
        replaced("\"1\"", new byte[1_001]);
        Mirroring mirroring = mirrored().onChange(OnChange.ADD);
        podcast.feed(rss(item("episode-1", 77, 1, "/episode-1.mp3")));
        podcast.answer("/episode-1.mp3", new MockResponse.Builder().code(304));

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        List<RecordedRequest> requests = podcast.requests();
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1).getHeaders().get("If-None-Match")).isEqualTo("\"1\"");
        assertThat(mirroring.items()).containsExactly("episode-1 KEEP");
    }

    @Test
    void theAddressOfAReplacedFileMayBecomeThatOfAnother() throws Exception {
        Mirroring mirroring = mirrored();
        replaced("\"2\"", new byte[2_000]);
        mirroring.onChange(OnChange.ADD).run();
        podcast.feed(rss(item("episode-1", 2_000, 1, "/moved.mp3")));
        mirroring.onChange(OnChange.KEEP).run();
        String both = item("episode-1", 2_000, 1, "/moved.mp3")
                .replace("</item>", "<enclosure url=\"/episode-1.mp3\" type=\"audio/mpeg\"/></item>");
        podcast.feed(rss(both));

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.files().media()).hasSize(5);
    }

    @Test
    void aFormerFileThatComesBackIsHereAlready() throws Exception {
        Mirroring mirroring = mirrored().onChange(OnChange.ADD);
        replaced("\"2\"", new byte[2_000]);
        mirroring.run();

        replaced("\"3\"", podcast.media("episode-1"));
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.files().media()).hasSize(4);
    }

    @Test
    void oneAddressForWhateverIsNewestBringsNewEpisodes() throws Exception {
        podcast.feed(rss(item("monday", 1_001, 6, "/episode-1.mp3")));
        Mirroring mirroring = mirrored();
        podcast.feed(rss(item("tuesday", 1_001, 7, "/episode-1.mp3")));

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.items()).containsExactly("tuesday DOWNLOAD", "monday KEEP");
    }

    @Test
    void onlyWhatIsSelectedIsAskedFor() throws Exception {
        Mirroring mirroring = mirrored().onChange(OnChange.ADD).latest(1);
        replaced("\"2\"", new byte[2_000]);

        mirroring.run();

        assertThat(podcast.paths()).containsExactly("/feed.xml");
    }
}
