package org.seedcast.app.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.PodcastServer;
import org.seedcast.app.Mirroring;
import org.seedcast.app.event.Event;
import org.seedcast.app.seed.SeedService;
import org.seedcast.app.seed.SeedingIntervals;
import org.seedcast.app.work.StopSignal;
import org.seedcast.config.ListenOptions;
import org.seedcast.config.SeedingOptions;
import org.seedcast.config.StopRules;
import org.seedcast.config.UploadOptions;
import org.seedcast.failure.ExitCode;
import org.seedcast.file.Disk;
import org.seedcast.file.ProcessLock;
import org.seedcast.library.Layout;
import org.seedcast.seed.RecordingSeeder;

/** Mirroring and seeding in one process. */
@Timeout(120)
class MirrorServiceTest {
    private static final Duration SOON = Duration.ofMillis(20);
    private static final SeedingIntervals QUICK =
            new SeedingIntervals(Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(10));

    @TempDir
    Path folder = Path.of("");

    private final RecordingSeeder seeder = new RecordingSeeder();
    private final StopSignal stop = new StopSignal();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    /** Happens after each event. */
    private Consumer<Event> then = event -> {};

    private final PodcastServer podcast;

    MirrorServiceTest() throws Exception {
        podcast = PodcastServer.with(2, 1_000);
    }

    @BeforeEach
    void mirrorOnce() throws Exception {
        assertThat(mirroring().run()).isEqualTo(ExitCode.DONE);
    }

    @AfterEach
    void stopTheServer() {
        podcast.close();
    }

    private Mirroring mirroring() {
        return new Mirroring(folder).feed(podcast.url()).telling(this::happened);
    }

    private void happened(Event event) {
        events.add(event);
        then.accept(event);
    }

    private ExitCode run(Optional<Duration> every, StopRules rules) throws Exception {
        events.clear();
        Mirroring mirroring = mirroring();
        MirrorJob job = mirroring.wiring(stop).job();
        SeedService seeds = new SeedService(
                (settings, findings) -> seeder, Disk.REAL, InstantSource.system(), QUICK, stop, this::happened);
        MirrorService service =
                new MirrorService(job, new MirrorLoop(job, stop, this::happened), seeds, stop, this::happened);
        ListenOptions listening = new ListenOptions(OptionalInt.empty(), Optional.empty(), false, false);
        SeedingOptions seeding = new SeedingOptions(listening, UploadOptions.FREELY, rules, List.of());
        return service.run(mirroring.request(every, Optional.of(seeding)));
    }

    private static StopRules after(Duration time) {
        return new StopRules(Optional.of(time), OptionalDouble.empty(), OptionalInt.empty());
    }

    private int summaries() {
        return (int) events.stream().filter(Event.Mirrored.class::isInstance).count();
    }

    @Test
    void seedsWhatIsHereBeforeItReadsTheFeed() throws Exception {
        List<Integer> atFirst = new ArrayList<>();
        then = event -> {
            if (event instanceof Event.FeedRead) {
                atFirst.add(seeder.entries().size());
            }
        };

        assertThat(run(Optional.empty(), after(SOON))).isEqualTo(ExitCode.DONE);

        assertThat(atFirst).containsExactly(2);
        assertThat(events).contains(new Event.Seeding(2, 6881));
        assertThat(events.subList(events.size() - 3, events.size()))
                .satisfiesExactly(
                        ended -> assertThat(ended).isEqualTo(new Event.SeedingEnded(Event.Rule.TIME)),
                        summary -> assertThat(summary).isInstanceOf(Event.Mirrored.class),
                        farewell -> assertThat(farewell).isInstanceOf(Event.Farewell.class));
        assertThat(seeder.wasClosedInPeace()).isTrue();
    }

    @Test
    void goesOnMirroringBesideSeeding() throws Exception {
        then = event -> {
            if (event instanceof Event.Mirrored && summaries() == 1) {
                podcast.add("episode-3", 1_000);
            } else if (seeder.entries().size() == 3) {
                stop.request();
            }
        };

        assertThat(run(Optional.of(SOON), StopRules.NONE)).isEqualTo(ExitCode.DONE);

        assertThat(seeder.entries()).hasSize(3);
        assertThat(events).filteredOn(Event.Seeding.class::isInstance).hasSize(1);
        assertThat(seeder.wasClosedInPeace()).isTrue();
    }

    @Test
    void torrentsThatEndDoNotEndTheMirroring() throws Exception {
        then = event -> {
            seeder.entries().forEach(entry -> seeder.tell(entry.infoHash(), 1_000, Instant.EPOCH));
            if (event instanceof Event.Mirrored && seeder.entries().isEmpty() && summaries() > 3) {
                stop.request();
            }
        };
        StopRules ratio = new StopRules(Optional.empty(), OptionalDouble.of(1), OptionalInt.empty());

        assertThat(run(Optional.of(SOON), ratio)).isEqualTo(ExitCode.DONE);

        assertThat(events).filteredOn(Event.TorrentEnded.class::isInstance).hasSize(2);
        assertThat(events).noneMatch(Event.SeedingEnded.class::isInstance);
    }

    @Test
    void theTimeToSeedEndsBothWithTheCodeOfTheMirror() throws Exception {
        podcast.fail("/feed.xml", 404);

        assertThat(run(Optional.of(SOON), after(SOON.multipliedBy(5)))).isEqualTo(ExitCode.FEED_UNREADABLE);

        assertThat(summaries()).isGreaterThan(1);
        assertThat(seeder.entries()).hasSize(2);
        // That all are announced may be told late, on a busy machine only after the time was over.
        assertThat(events)
                .filteredOn(event -> !(event instanceof Event.Seeding))
                .endsWith(new Event.SeedingEnded(Event.Rule.TIME), new Event.Farewell(false));
    }

    @Test
    void aRunThatThrowsAnythingLeavesSeedingAlone() throws Exception {
        List<Throwable> faults =
                List.of(new StackOverflowError(), new OutOfMemoryError("x"), new IllegalStateException("y"));
        for (Throwable fault : faults) {
            boolean[] thrown = {false};
            then = event -> {
                if (event instanceof Event.FeedRead || (event instanceof Event.ItemDone && !thrown[0])) {
                    thrown[0] |= event instanceof Event.ItemDone;
                    throwIt(fault);
                }
            };

            assertThat(run(Optional.empty(), after(SOON))).isNotEqualTo(ExitCode.DONE);

            assertThat(events).contains(new Event.SeedingEnded(Event.Rule.TIME));
            assertThat(seeder.entries()).hasSize(2);
            assertThat(events).filteredOn(Event.Problem.class::isInstance).isNotEmpty();
            assertThat(seeder.wasClosedInPeace()).isTrue();
        }
    }

    private static void throwIt(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) fault;
    }

    @Test
    void whatIsDamagedBeyondReadingIsSeededAllTheSame() throws Exception {
        then = event -> {
            if (event instanceof Event.SiteWritten) {
                throw new StackOverflowError();
            }
        };
        podcast.add("episode-3", 1_000);

        assertThat(run(Optional.empty(), after(SOON))).isEqualTo(ExitCode.BUG);

        assertThat(events)
                .filteredOn(Event.Problem.class::isInstance)
                .singleElement()
                .asString()
                .contains("cannot finish this run: ");
        assertThat(events).contains(new Event.SeedingEnded(Event.Rule.TIME));
        assertThat(seeder.entries()).hasSize(3);
        assertThat(seeder.wasClosedInPeace()).isTrue();
    }

    @Test
    void whereAnotherProcessSeedsItOnlyMirrors() throws Exception {
        then = event -> {
            if (summaries() == 2) {
                stop.request();
            }
        };
        try (ProcessLock other =
                ProcessLock.tryAcquire(new Layout(folder).seedLock()).orElseThrow()) {
            assertThat(other).isNotNull();
            assertThat(run(Optional.of(SOON), StopRules.NONE)).isEqualTo(ExitCode.DONE);
        }

        assertThat(seeder.calls()).isEmpty();
        assertThat(events)
                .filteredOn(Event.Notice.class::isInstance)
                .extracting(event -> ((Event.Notice) event).message())
                .containsExactly("process " + ProcessHandle.current().pid() + " seeds " + folder + " already");
    }
}
