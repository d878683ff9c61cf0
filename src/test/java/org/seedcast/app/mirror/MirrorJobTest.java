package org.seedcast.app.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;
import org.seedcast.app.Mirroring;
import org.seedcast.failure.ExitCode;
import org.seedcast.http.answer.HttpStatus;

/** From a feed on a server to the site, run after run, over the real parts. */
@Timeout(120)
class MirrorJobTest {
    private static final String FIRST = "2025-01-01-episode-1.mp3";
    private static final String SECOND = "2025-01-02-episode-2.mp3";
    private static final String THIRD = "2025-01-03-episode-3.mp3";

    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private final PodcastServer podcast;

    MirrorJobTest() throws Exception {
        podcast = PodcastServer.with(3, 70_000);
    }

    @AfterEach
    void stop() {
        podcast.close();
    }

    private Mirroring mirroring() {
        return new Mirroring(folder.resolve("show")).feed(podcast.url());
    }

    private Mirroring mirrored() throws Exception {
        Mirroring mirroring = mirroring();
        assertThat(mirroring.run()).as(mirroring.problems()::toString).isEqualTo(ExitCode.DONE);
        assertThat(podcast.paths()).hasSize(4);
        return mirroring;
    }

    @Test
    void mirrorsEverythingNewestFirst() throws Exception {
        Mirroring mirroring = mirrored();

        assertThat(mirroring.items()).containsExactly("episode-3 DOWNLOAD", "episode-2 DOWNLOAD", "episode-1 DOWNLOAD");
        assertThat(mirroring.files().media()).containsExactly("media/" + FIRST, "media/" + SECOND, "media/" + THIRD);
        assertThat(mirroring.directory().resolve("media").resolve(FIRST)).hasBinaryContent(podcast.media("episode-1"));
        assertThat(mirroring.files().torrentsInFeed())
                .containsExactly(THIRD + ".torrent", SECOND + ".torrent", FIRST + ".torrent");
        mirroring.files().assertNoTorrentIsMissing();
    }

    @Test
    void aRunWithNothingNewIsOneRequestAndTouchesNothing() throws Exception {
        Mirroring mirroring = mirrored();
        Map<String, String> before = mirroring.files().published();
        Map<String, FileTime> times = mirroring.files().modified();

        assertThat(mirroring.after(Duration.ofDays(1)).run()).isEqualTo(ExitCode.DONE);

        List<RecordedRequest> requests = podcast.requests();
        assertThat(requests).hasSize(1);
        assertThat(requests.get(0).getHeaders().get("If-None-Match")).isNotNull();
        assertThat(mirroring.files().published()).isEqualTo(before);
        assertThat(mirroring.files().modified()).isEqualTo(times);
        assertThat(mirroring.items()).containsExactly("episode-3 KEEP", "episode-2 KEEP", "episode-1 KEEP");
    }

    @Test
    void theLibraryKnowsItsFeed() throws Exception {
        mirrored();

        assertThat(new Mirroring(folder.resolve("show")).run()).isEqualTo(ExitCode.DONE);

        assertThat(podcast.paths()).containsExactly("/feed.xml");
    }

    @Test
    void fetchesOnlyWhatIsNew() throws Exception {
        Mirroring mirroring = mirrored();
        podcast.add("episode-4", 1_000);

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(podcast.paths()).containsExactly("/feed.xml", "/episode-4.mp3");
        assertThat(mirroring.files().torrentsInFeed()).hasSize(4);
    }

    @Test
    void anItemThatFailsWaitsAndTheOthersArePublished() throws Exception {
        podcast.fail("/episode-2.mp3", 404);
        Mirroring mirroring = mirroring();

        assertThat(mirroring.run()).isEqualTo(ExitCode.SOME_ITEMS_FAILED);
        String reason = "cannot download " + podcast.url().resolve("/episode-2.mp3") + ": HTTP 404 (not found)";
        assertThat(mirroring.items())
                .containsExactly("episode-3 DOWNLOAD", "episode-2 FAIL " + reason, "episode-1 DOWNLOAD");
        assertThat(mirroring.files().torrentsInFeed()).containsExactly(THIRD + ".torrent", FIRST + ".torrent");
        assertThat(mirroring.files().media()).containsExactly("media/" + FIRST, "media/" + THIRD);

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.items()).containsExactly("episode-3 KEEP", "episode-2 SKIP waiting", "episode-1 KEEP");

        podcast.heal("/episode-2.mp3");
        assertThat(mirroring.retryFailed(true).run()).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.files().torrentsInFeed()).hasSize(3);
    }

    @Test
    void anItemThatFailedIsTriedAgainAfterAnHour() throws Exception {
        podcast.fail("/episode-2.mp3", 404);
        Mirroring mirroring = mirroring();
        mirroring.run();
        podcast.heal("/episode-2.mp3").paths();

        mirroring.after(Duration.ofMinutes(59)).run();
        assertThat(podcast.paths()).containsExactly("/feed.xml");

        assertThat(mirroring.after(Duration.ofMinutes(1)).run()).isEqualTo(ExitCode.DONE);
        assertThat(podcast.paths()).containsExactly("/feed.xml", "/episode-2.mp3");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 500})
    void anUnreadableFeedLeavesTheLibraryPublished(int status) throws Exception {
        Mirroring mirroring = mirrored();
        Map<String, String> before = mirroring.files().published();
        podcast.fail("/feed.xml", status);

        assertThat(mirroring.run()).isEqualTo(ExitCode.FEED_UNREADABLE);

        assertThat(mirroring.problems())
                .first()
                .isEqualTo("cannot read feed " + podcast.url() + ": " + new HttpStatus(status).reason());
        assertThat(mirroring.files().published()).isEqualTo(before);
    }

    @Test
    void anUnreadableFeedDoesNotKeepWhatIsKnownFromBeingFetched() throws Exception {
        podcast.fail("/episode-2.mp3", 404);
        Mirroring mirroring = mirroring();
        mirroring.run();
        podcast.heal("/episode-2.mp3").feed("<html><body>maintenance</body></html>");

        assertThat(mirroring.retryFailed(true).run()).isEqualTo(ExitCode.FEED_UNREADABLE);

        assertThat(mirroring.files().torrentsInFeed()).hasSize(3);
    }

    @Test
    void nothingLeavesBecauseTheFeedShrank() throws Exception {
        Mirroring mirroring = mirrored();
        podcast.feed(PodcastServer.rss(PodcastServer.item("episode-3", 70_003, 3, "/episode-3.mp3")));

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.files().torrentsInFeed()).hasSize(3);
        assertThat(podcast.paths()).containsExactly("/feed.xml");
    }

    @Test
    void aFeedWithoutEnclosuresIsFineAndSaysSo() throws Exception {
        podcast.feed(PodcastServer.rss("<item><title>Only text</title><guid>1</guid></item>"));
        Mirroring mirroring = mirroring();

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.notices()).contains("the feed has no enclosures: there is nothing to download");
        assertThat(mirroring.directory().resolve("site/torrents.xml")).isRegularFile();
    }

    @Test
    void aRehearsalCreatesNothing() throws Exception {
        Mirroring mirroring = mirroring().rehearse(true);

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.items()).containsExactly("episode-3 DOWNLOAD", "episode-2 DOWNLOAD", "episode-1 DOWNLOAD");
        assertThat(folder).isEmptyDirectory();
        assertThat(podcast.paths()).containsExactly("/feed.xml");
    }

    @Test
    void aRehearsalInALibraryChangesNothing() throws Exception {
        Mirroring mirroring = mirrored();
        Map<String, FileTime> times = mirroring.files().modified();
        byte[] database = Files.readAllBytes(mirroring.directory().resolve(".seedcast/library.db"));
        podcast.add("episode-4", 1_000);

        assertThat(mirroring.rehearse(true).run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.items()).contains("episode-4 DOWNLOAD", "episode-3 KEEP");
        assertThat(mirroring.files().modified()).isEqualTo(times);
        assertThat(mirroring.directory().resolve(".seedcast/library.db")).hasBinaryContent(database);
    }

    @Test
    void takesTheLatestOnly() throws Exception {
        Mirroring mirroring = mirroring().latest(1);

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.items())
                .containsExactly("episode-3 DOWNLOAD", "episode-2 SKIP not selected", "episode-1 SKIP not selected");
        assertThat(podcast.paths()).containsExactly("/feed.xml", "/episode-3.mp3");
    }

    @Test
    void anotherTrackerRewritesTheTorrentsAndKeepsTheirHashes() throws Exception {
        String torrent = FIRST + ".torrent";
        Mirroring mirroring = mirroring().tracker("http://one.example/announce");
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
        var before = mirroring.files().metainfo(torrent);
        assertThat(before.announceList().all()).hasToString("[http://one.example/announce]");

        // Remembered.
        assertThat(mirroring.tracker(null).run()).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.files().metainfo(torrent)).isEqualTo(before);

        podcast.paths();
        assertThat(mirroring.tracker("udp://two.example:6969").run()).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.files().metainfo(torrent).announceList().all()).hasToString("[udp://two.example:6969]");
        assertThat(mirroring.files().metainfo(torrent).infoHash()).isEqualTo(before.infoHash());
        assertThat(podcast.paths()).containsExactly("/feed.xml");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 64})
    void anyNumberOfDownloadsAtATimeGivesTheSameFiles(int parallel) throws Exception {
        Map<String, String> two = mirrored().files().published();
        Mirroring other = new Mirroring(folder.resolve("other")).feed(podcast.url());

        assertThat(other.parallel(parallel).run()).isEqualTo(ExitCode.DONE);

        assertThat(other.files().published()).isEqualTo(two);
    }
}
