package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;
import org.seedcast.failure.ExitCode;
import org.seedcast.file.Disk;
import org.seedcast.file.FailingDisk;

/** Whatever operation of the disk fails: the feeds name only what is there, and the next run makes up for it. */
@Timeout(60)
class CrashSweepTest {
    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    @ParameterizedTest(name = "the disk is gone afterwards: {0}")
    @ValueSource(booleans = {true, false})
    void anyBrokenRunIsFinishedByTheNext(boolean lasting) throws Exception {
        try (PodcastServer podcast = PodcastServer.with(3, 70_000)) {
            Mirroring undisturbed = new Mirroring(folder.resolve("undisturbed")).feed(podcast.url());
            assertThat(undisturbed.run()).isEqualTo(ExitCode.DONE);
            Map<String, String> expected = undisturbed.files().published();

            int operations = 0;
            FailingDisk disk;
            do {
                operations++;
                disk = lasting ? FailingDisk.from(operations) : FailingDisk.at(operations);
                finishAfter(disk, operations, podcast, expected);
            } while (disk.hasFailed());
            assertThat(operations).as("operations of a run").isGreaterThan(30);
        }
    }

    /** The run after it hears that the feed is as it was, and publishes what the broken one left. */
    @Test
    void aBrokenRunWithNewsIsFinishedByOneWithout() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(1, 1_000)) {
            int operations = 0;
            FailingDisk disk;
            do {
                operations++;
                podcast.feed(PodcastServer.rss(PodcastServer.item("episode-1", 1_001, 1, "/episode-1.mp3")));
                disk = FailingDisk.from(operations);
                Mirroring mirroring = new Mirroring(folder.resolve("second-" + operations)).feed(podcast.url());
                assertThat(mirroring.run()).isEqualTo(ExitCode.DONE);
                podcast.feed(PodcastServer.rss(PodcastServer.item("episode-1", 1_001, 1, "/episode-1.mp3")
                        + PodcastServer.item("New", 1_001, 2, "/episode-1.mp3?new")));
                podcast.alias("/episode-1.mp3?new", "episode-1");
                mirroring.disk(disk).run();

                assertThat(mirroring.disk(Disk.REAL).retryFailed(true).run()).isEqualTo(ExitCode.DONE);

                assertThat(mirroring.files().torrentsInFeed())
                        .as("after operation %d failed", operations)
                        .containsExactly("2025-01-02-new.mp3.torrent", "2025-01-01-episode-1.mp3.torrent");
            } while (disk.hasFailed());
            assertThat(operations).as("operations of a run").isGreaterThan(20);
        }
    }

    @Test
    void aFileThatWentBeforeItsTorrentWasMadeIsFetchedAgain() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(1, 70_000)) {
            int operation = 0;
            int gone = 0;
            boolean published;
            do {
                operation++;
                Mirroring mirroring = new Mirroring(folder.resolve("gone-" + operation)).feed(podcast.url());
                mirroring.disk(FailingDisk.from(operation)).run();
                Path media = mirroring.directory().resolve("media/2025-01-01-episode-1.mp3");
                published =
                        Files.exists(mirroring.directory().resolve("site/torrents/2025-01-01-episode-1.mp3.torrent"));
                if (!published && Files.deleteIfExists(media)) {
                    gone++;
                    assertThat(mirroring.disk(Disk.REAL).retryFailed(true).run())
                            .isEqualTo(ExitCode.DONE);
                    assertThat(media).hasBinaryContent(podcast.media("episode-1"));
                }
            } while (!published);
            assertThat(gone).isGreaterThan(1);
        }
    }

    private void finishAfter(FailingDisk disk, int number, PodcastServer podcast, Map<String, String> expected)
            throws Exception {
        Mirroring mirroring = new Mirroring(folder.resolve("broken-" + number))
                .feed(podcast.url())
                .parallel(1)
                .disk(disk);
        ExitCode broken = mirroring.run();
        assertThat(broken != ExitCode.DONE)
                .as("operation %d was noticed", number)
                .isEqualTo(disk.hasFailed());
        mirroring.files().assertNoTorrentIsMissing();

        ExitCode next = mirroring.disk(Disk.REAL).retryFailed(true).run();

        assertThat(next)
                .as("the run after operation %d failed: %s", number, mirroring.problems())
                .isEqualTo(ExitCode.DONE);
        assertThat(withoutDates(mirroring.files().published()))
                .as("after operation %d failed", number)
                .isEqualTo(withoutDates(expected));
    }

    /** A feed that was written twice is one second younger. */
    private static Map<String, String> withoutDates(Map<String, String> files) {
        files.replaceAll((name, text) ->
                name.endsWith(".xml") ? text.replaceAll("<lastBuildDate>[^<]*</lastBuildDate>", "") : text);
        return files;
    }
}
