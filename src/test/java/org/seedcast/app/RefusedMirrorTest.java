package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;
import org.seedcast.app.event.Event;
import org.seedcast.failure.ExitCode;
import org.seedcast.library.Layout;
import org.seedcast.library.store.Library;

/** What a mirror does not do, and that nothing is lost by it. */
@Timeout(120)
class RefusedMirrorTest {
    private static final String SECOND = "2025-01-02-episode-2.mp3";

    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private final PodcastServer podcast;

    RefusedMirrorTest() throws Exception {
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
    void anUnreadableFeedCreatesNothing() throws Exception {
        Mirroring mirroring = mirroring();
        podcast.feed("<!DOCTYPE html><html><body>log in</body></html>");
        assertThat(mirroring.run()).isEqualTo(ExitCode.FEED_UNREADABLE);
        podcast.fail("/feed.xml", 404);
        assertThat(mirroring.run()).isEqualTo(ExitCode.FEED_UNREADABLE);
        podcast.fail("/feed.xml", 304);
        assertThat(mirroring.run()).isEqualTo(ExitCode.FEED_UNREADABLE);
        assertThat(mirroring.feed(folder.resolve("missing.xml")).run()).isEqualTo(ExitCode.FEED_UNREADABLE);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anotherFeedIsRefusedUnlessTheShowHasMoved() throws Exception {
        Mirroring mirroring = mirrored();
        try (PodcastServer other = PodcastServer.with(1, 100)) {
            assertThat(mirroring.feed(other.url()).run()).isEqualTo(ExitCode.USAGE);

            assertThat(mirroring.problems())
                    .containsExactly(
                            mirroring.directory() + " mirrors another feed: " + podcast.url(),
                            "use another --dir for this one, or --moved if the show has a new address");
            assertThat(other.paths()).isEmpty();

            assertThat(mirroring.moved().run()).isEqualTo(ExitCode.DONE);
            assertThat(other.paths()).contains("/feed.xml");
        }
    }

    @Test
    void aRehearsalSeesThatTheDirectoryCannotBeUsed() throws Exception {
        Files.writeString(folder.resolve("show"), "a file stands here");

        assertThat(mirroring().rehearse(true).run()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void aDirectoryThatCannotBeUsedIsToldBeforeAnyDownload() throws Exception {
        Files.writeString(folder.resolve("show"), "a file stands here");
        Mirroring mirroring = mirroring();

        assertThat(mirroring.run()).isEqualTo(ExitCode.FAILED);

        assertThat(mirroring.problems()).singleElement().asString().containsIgnoringCase("not a directory");
        assertThat(podcast.paths()).doesNotContain("/episode-1.mp3", "/episode-2.mp3", "/episode-3.mp3");
    }

    @Test
    void aSecondWriterIsRefused() throws Exception {
        Mirroring mirroring = mirrored();
        try (Library held = Library.open(new Layout(mirroring.directory()))) {
            assertThat(held.items().published()).isEqualTo(3);
            assertThat(mirroring.run()).isEqualTo(ExitCode.LIBRARY_IN_USE);
        }
        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aRedirectToAnotherAddressInsideIsRefusedUnlessAllowed() throws Exception {
        InetAddress inside = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        try (PodcastServer other = PodcastServer.at(inside, 1, 500)) {
            podcast.answer(
                    "/episode-2.mp3",
                    new MockResponse.Builder()
                            .code(302)
                            .addHeader("Location", "http://127.0.0.2:" + other.port() + "/episode-1.mp3"));
            Mirroring mirroring = mirroring();

            assertThat(mirroring.run()).isEqualTo(ExitCode.SOME_ITEMS_FAILED);

            Event.ItemDone failed = mirroring.done("episode-2");
            assertThat(failed.reason().orElse("")).contains("refused to connect to 127.0.0.2: loopback address");
            assertThat(failed.hint().orElse("")).contains("--allow-net 127.0.0.2/32");
            assertThat(other.paths()).isEmpty();

            assertThat(mirroring.retryFailed(true).allowNet("127.0.0.2/32").run())
                    .isEqualTo(ExitCode.DONE);
            assertThat(mirroring.directory().resolve("media").resolve(SECOND))
                    .hasBinaryContent(other.media("episode-1"));
        }
    }

    @Test
    void aFeedFromTheNetworkNamesNoFilesOfThisMachine() throws Exception {
        Path secret = Files.write(folder.resolve("secret.mp3"), new byte[100]);
        podcast.feed(PodcastServer.rss(
                PodcastServer.item("bad", 100, 1, secret.toUri().toString())
                        + PodcastServer.item("good", 100, 2, "/episode-1.mp3")));
        Mirroring mirroring = mirroring();

        assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);

        assertThat(mirroring.items()).containsExactly("good DOWNLOAD", "bad SKIP unsupported scheme file");
    }
}
