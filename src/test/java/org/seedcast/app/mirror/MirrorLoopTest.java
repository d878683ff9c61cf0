package org.seedcast.app.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.InMemory;
import org.seedcast.PodcastServer;
import org.seedcast.app.Mirroring;
import org.seedcast.app.event.Event;
import org.seedcast.app.work.StopSignal;
import org.seedcast.failure.ExitCode;
import org.seedcast.file.ProcessLock;
import org.seedcast.library.Layout;
import org.seedcast.peers.Deadline;

/** What becomes of a library that is mirrored again and again; time passes only between the runs, as the test says. */
@Timeout(120)
class MirrorLoopTest {
    @TempDir(factory = InMemory.class)
    Path folder = Path.of("");

    private final PodcastServer podcast;
    private final StopSignal stop = new StopSignal();
    private final List<Duration> pauses = new ArrayList<>();

    MirrorLoopTest() throws Exception {
        podcast = PodcastServer.with(2, 1_000);
    }

    @AfterEach
    void stopTheServer() {
        podcast.close();
    }

    private Mirroring mirroring() {
        return new Mirroring(folder.resolve("show")).feed(podcast.url());
    }

    /** Something that happens between two runs. */
    private interface Meanwhile {
        void happens() throws Exception;
    }

    /** One run, and another one after each of these. */
    private ExitCode run(Mirroring mirroring, Meanwhile... meanwhile) throws InterruptedException {
        Deque<Meanwhile> left = new ArrayDeque<>(List.of(meanwhile));
        return mirroring.turns(stop, time -> {
            pauses.add(time);
            if (left.isEmpty()) {
                return true;
            }
            try {
                left.remove().happens();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
            return false;
        });
    }

    private static List<Event.Mirrored> summaries(Mirroring mirroring) {
        return mirroring.events().stream()
                .filter(Event.Mirrored.class::isInstance)
                .map(Event.Mirrored.class::cast)
                .toList();
    }

    @Test
    void takesWhatIsNewInEachRunAndSumsItUp() throws Exception {
        Mirroring mirroring = mirroring();

        ExitCode code = run(mirroring, () -> podcast.add("episode-3", 1_000), () -> {});

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(summaries(mirroring)).extracting(Event.Mirrored::downloaded).containsExactly(2, 1, 0);
        assertThat(mirroring.files().torrentsInFeed()).hasSize(3);
        assertThat(pauses).hasSize(3).allSatisfy(pause -> assertThat(pause)
                .isBetween(Duration.ofMinutes(59), Duration.ofHours(1)));
    }

    @Test
    void aFailedReadKeepsTheRhythmAndALaterOneMakesItGood() throws Exception {
        Mirroring mirroring = mirroring();

        ExitCode code = run(mirroring, () -> podcast.fail("/feed.xml", 404), () -> podcast.heal("/feed.xml"));

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.problems())
                .first()
                .isEqualTo("cannot read feed " + podcast.url() + ": HTTP 404 (not found)");
        assertThat(summaries(mirroring)).hasSize(3);
        assertThat(pauses).allSatisfy(pause -> assertThat(pause).isGreaterThan(Duration.ofMinutes(59)));
    }

    @Test
    void isToldWithTheCodeOfTheFeedWhenNoLaterReadSucceeded() throws Exception {
        assertThat(run(mirroring(), () -> {}, () -> podcast.fail("/feed.xml", 404)))
                .isEqualTo(ExitCode.FEED_UNREADABLE);
    }

    @Test
    void anItemThatIsStillMissingCountsAtTheEnd() throws Exception {
        podcast.fail("/episode-2.mp3", 404);
        Mirroring mirroring = mirroring();

        // The second run does not try it, as it waits for an hour.
        assertThat(run(mirroring, () -> {})).isEqualTo(ExitCode.SOME_ITEMS_FAILED);
        assertThat(summaries(mirroring)).extracting(Event.Mirrored::failed).containsExactly(1, 0);
    }

    @Test
    void anItemThatCameLaterIsMadeGood() throws Exception {
        podcast.fail("/episode-2.mp3", 404);
        Mirroring mirroring = mirroring();

        ExitCode code = run(mirroring, () -> {
            podcast.heal("/episode-2.mp3");
            mirroring.after(Duration.ofHours(1));
        });

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(mirroring.files().torrentsInFeed()).hasSize(2);
    }

    @Test
    void leavesTheLibraryToOthersInBetween() throws Exception {
        List<ExitCode> others = new ArrayList<>();

        run(mirroring(), () -> others.add(mirroring().run()));

        assertThat(others).containsExactly(ExitCode.DONE);
    }

    @Test
    void usesOneConnectionForAllRuns() throws Exception {
        run(mirroring().parallel(1), () -> {}, () -> podcast.add("episode-3", 1_000), () -> {});

        assertThat(podcast.requests())
                .extracting(RecordedRequest::getConnectionIndex)
                .containsOnly(0);
    }

    @Test
    void leavesARunOutWhileAnotherOneWrites() throws Exception {
        Mirroring mirroring = mirroring();
        List<ProcessLock> locks = new ArrayList<>();

        ExitCode code = run(
                mirroring,
                () -> locks.add(ProcessLock.tryAcquire(new Layout(mirroring.directory()).lock())
                        .orElseThrow()),
                () -> locks.get(0).close());

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(summaries(mirroring)).hasSize(2);
        assertThat(mirroring.notices())
                .filteredOn(notice -> notice.endsWith("; this run is skipped"))
                .containsExactly("library " + mirroring.directory() + " is in use by process "
                        + ProcessHandle.current().pid() + "; this run is skipped");
    }

    @Test
    void saysSoWhereItNeverGotTheLibrary() throws Exception {
        Mirroring mirroring = mirroring();
        mirroring.run();
        try (ProcessLock other =
                ProcessLock.tryAcquire(new Layout(mirroring.directory()).lock()).orElseThrow()) {
            assertThat(run(mirroring, () -> {})).isEqualTo(ExitCode.LIBRARY_IN_USE);
            assertThat(other).isNotNull();
        }
    }

    @Test
    void whatBreaksTheFirstRunEndsAll() throws Exception {
        podcast.fail("/feed.xml", 404);
        Mirroring mirroring = mirroring();

        assertThat(run(mirroring)).isEqualTo(ExitCode.FEED_UNREADABLE);

        assertThat(pauses).isEmpty();
        assertThat(mirroring.directory()).doesNotExist();
    }

    @Test
    void whatBreaksALaterRunIsToldAndTriedAgain() throws Exception {
        Mirroring mirroring = mirroring();
        String secret = PodcastServer.item("secret", 10, 5, "/a.mp3?token=abc");

        assertThat(run(mirroring, () -> podcast.feed(PodcastServer.rss(secret))))
                .isEqualTo(ExitCode.FAILED);
        assertThat(mirroring.problems()).anyMatch(problem -> problem.contains("is private"));

        assertThat(run(
                        mirroring,
                        () -> podcast.feed(PodcastServer.rss(secret)),
                        () -> podcast.feed(PodcastServer.rss("<item><title>x</title></item>"))))
                .isEqualTo(ExitCode.FAILED);
    }

    @Test
    void whatOthersSetMeanwhileStays() throws Exception {
        Mirroring mirroring = mirroring().tracker("http://one.example/announce");

        run(mirroring, () -> mirroring().tracker("http://two.example/announce").run());

        String torrent = mirroring.files().torrentsInFeed().get(0);
        assertThat(mirroring.files().metainfo(torrent).announceList().all())
                .hasToString("[http://two.example/announce]");
    }

    @Test
    void whatWasFailingIsNotTriedAtOnceInEveryRun() throws Exception {
        podcast.fail("/episode-2.mp3", 404);

        run(mirroring().retryFailed(true), () -> {}, () -> {});

        assertThat(podcast.paths()).filteredOn("/episode-2.mp3"::equals).hasSize(1);
    }

    @Test
    void aNewAddressIsTriedUntilItWasRead() throws Exception {
        mirroring().run();
        podcast.paths();
        Mirroring moved = mirroring().feed(podcast.url().resolve("/new.xml")).moved();
        podcast.fail("/new.xml", 404);

        assertThat(run(moved, () -> {})).isEqualTo(ExitCode.FEED_UNREADABLE);

        assertThat(podcast.paths()).containsOnly("/new.xml");
    }

    @Test
    void whoIsToldToStopDuringALaterRunSaysNothingOfWhatBroke() throws Exception {
        Thread main = Thread.currentThread();
        stop.whenRequested(main::interrupt);
        Mirroring mirroring = mirroring();
        CompletableFuture<Void> signal = new CompletableFuture<>();

        assertThatThrownBy(() -> run(mirroring, () -> {
                    podcast.paths();
                    podcast.answer("/feed.xml", new MockResponse.Builder().headersDelay(20, TimeUnit.SECONDS));
                    signal.completeAsync(this::stopOnceTheFeedIsAskedFor);
                }))
                .isInstanceOf(InterruptedException.class);

        assertThat(signal.get(10, TimeUnit.SECONDS)).isNull();
        assertThat(mirroring.problems()).isEmpty();
    }

    private @Nullable Void stopOnceTheFeedIsAskedFor() {
        boolean asked = Deadline.of(Duration.ofSeconds(10)).reached(() -> {
            try {
                return !podcast.paths().isEmpty();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(asked).isTrue();
        stop.request();
        return null;
    }
}
