package org.seedcast.app.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.PodcastServer;
import org.seedcast.app.Mirroring;
import org.seedcast.app.event.Event;
import org.seedcast.app.work.StopSignal;
import org.seedcast.config.ListenOptions;
import org.seedcast.config.SeedingOptions;
import org.seedcast.config.StopRules;
import org.seedcast.config.UploadOptions;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.library.Layout;
import org.seedcast.peers.Deadline;
import org.seedcast.seed.RecordingSeeder;
import org.seedcast.seed.count.UploadCount;
import org.seedcast.seed.count.UploadsFile;
import org.seedcast.seed.list.SeedEntry;
import org.seedcast.seed.list.SeedList;
import org.seedcast.torrent.InfoHash;

@Timeout(120)
class SeedServiceTest {
    /** A turn every few milliseconds, so that nobody waits. */
    private static final SeedingIntervals QUICK =
            new SeedingIntervals(Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(10));

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @TempDir
    Path folder = Path.of("");

    private final RecordingSeeder seeder = new RecordingSeeder();
    private final StopSignal stop = new StopSignal();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final SeedService service = new SeedService(
            (settings, findings) -> seeder, Disk.REAL, InstantSource.system(), QUICK, stop, events::add);

    @BeforeEach
    void mirror() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(2, 1_000)) {
            assertThat(new Mirroring(folder).feed(podcast.url()).run()).isEqualTo(ExitCode.DONE);
        }
    }

    private static SeedingOptions forAtMost(Optional<Duration> time) {
        return new SeedingOptions(
                new ListenOptions(OptionalInt.empty(), Optional.empty(), false, false),
                UploadOptions.FREELY,
                new StopRules(time, OptionalDouble.empty(), OptionalInt.empty()),
                List.of());
    }

    @Test
    void oneLibraryThatIsNotThereKeepsNoOtherFromBeingSeeded() throws Exception {
        Path absent = folder.resolve("disk/that is not mounted");

        ExitCode code = service.run(List.of(absent, folder), forAtMost(Optional.of(Duration.ofMillis(50))));

        assertThat(code).isEqualTo(ExitCode.SOME_ITEMS_FAILED);
        assertThat(seeder.entries()).hasSize(2);
        assertThat(events)
                .filteredOn(Event.Problem.class::isInstance)
                .singleElement()
                .asString()
                .contains("there is nothing to seed in " + absent);
        assertThat(absent).as("nothing is made where a disk is to be mounted").doesNotExist();
    }

    @Test
    void oneThatIsThereLaterIsTakenUp() throws Exception {
        Path later = folder.resolve("later");
        Path aside = folder.resolve("aside");
        try (PodcastServer podcast = PodcastServer.with(3, 1_000)) {
            assertThat(new Mirroring(aside).feed(podcast.url()).run()).isEqualTo(ExitCode.DONE);
        }
        InfoHash third = SeedList.read(new Layout(aside).seedList()).stream()
                .map(SeedEntry::infoHash)
                .filter(infoHash -> !listed(folder).contains(infoHash))
                .findFirst()
                .orElseThrow();
        Files.writeString(
                new Layout(aside).uploads(),
                "{\"version\":1,\"torrents\":[{\"infoHash\":\"" + third + "\",\"uploaded\":77}]}");
        CompletableFuture<ExitCode> code = CompletableFuture.supplyAsync(() -> {
            try {
                return service.run(List.of(folder, later), forAtMost(Optional.empty()));
            } catch (SeedcastException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(Deadline.of(Duration.ofSeconds(20))
                        .reached(() -> seeder.entries().size() == 2))
                .isTrue();

        Files.move(aside, later);

        assertThat(Deadline.of(Duration.ofSeconds(20)).reached(() -> seeder.entries().stream()
                        .anyMatch(entry -> entry.infoHash().equals(third))))
                .isTrue();
        stop.request();
        assertThat(code.get(20, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
        assertThat(UploadsFile.read(new Layout(later).uploads()))
                .as("what was counted before is not forgotten")
                .containsEntry(third, new UploadCount(77, Optional.empty()));
    }

    private static List<InfoHash> listed(Path library) {
        try {
            return SeedList.read(new Layout(library).seedList()).stream()
                    .map(SeedEntry::infoHash)
                    .toList();
        } catch (SeedcastException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLostDatabaseIsToldAndSeedingGoesOn() throws Exception {
        Files.delete(new Layout(folder).database());

        ExitCode code = service.run(List.of(folder), forAtMost(Optional.of(Duration.ofMillis(50))));

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(seeder.entries()).hasSize(2);
        assertThat(events).anyMatch(event -> event.toString().contains("library.db is missing"));
    }

    @Test
    void seedsWhatTheLibraryListsForTheTimeGiven() throws Exception {
        ExitCode code = service.run(List.of(folder), forAtMost(Optional.of(Duration.ofMillis(50))));

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(seeder.entries())
                .extracting(entry -> String.valueOf(entry.data().getFileName()))
                .containsExactlyInAnyOrder("2025-01-01-episode-1.mp3", "2025-01-02-episode-2.mp3");
        assertThat(events).contains(new Event.Seeding(2, 6881));
        assertThat(seeder.wasClosedInPeace()).isTrue();
    }

    @Test
    void theFarewellIsNotCutShortByTheInterruptionThatEndsTheRun() throws Exception {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        Thread main = new Thread(() -> {
            Thread self = Thread.currentThread();
            stop.whenRequested(self::interrupt);
            try (Seeding seeding = service.open(List.of(), forAtMost(Optional.empty()))) {
                seeding.begin();
                self.interrupt();
            } catch (SeedcastException e) {
                ended.completeExceptionally(e);
            }
            ended.complete(self.isInterrupted());
        });
        main.start();

        assertThat(ended.get(10, TimeUnit.SECONDS)).as("still interrupted").isTrue();
        assertThat(seeder.wasClosedInPeace()).isTrue();
    }

    @Test
    void endsWhenToldTo() throws Exception {
        CompletableFuture<ExitCode> ended = CompletableFuture.supplyAsync(() -> run(forAtMost(Optional.empty())));
        awaitTorrents(2);

        stop.request();

        assertThat(ended.get(5, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
        assertThat(seeder.wasClosedInPeace()).isTrue();
    }

    @Test
    void oneProcessSeedsALibrary() throws Exception {
        List<Layout> layouts = List.of(new Layout(folder));
        try (Seeding first = service.open(layouts, forAtMost(Optional.empty()))) {
            first.begin();
            assertThatThrownBy(() -> service.run(List.of(folder), forAtMost(Optional.of(Duration.ZERO))))
                    .isInstanceOf(SeededElsewhere.class)
                    .hasMessage("process " + ProcessHandle.current().pid() + " seeds " + folder + " already");
        }
        assertThat(service.run(List.of(folder), forAtMost(Optional.of(Duration.ZERO))))
                .isEqualTo(ExitCode.DONE);
    }

    @Test
    void keepsItsCountsWhileItRunsAndToTheLastByte() throws Exception {
        Path uploads = new Layout(folder).uploads();
        try (Seeding seeding = service.open(List.of(new Layout(folder)), forAtMost(Optional.empty()))) {
            seeding.begin();
            InfoHash infoHash = seeder.entries().get(0).infoHash();
            seeder.tell(infoHash, 500, NOON);
            assertThat(Deadline.of(Duration.ofSeconds(10)).reached(() -> Files.exists(uploads)))
                    .isTrue();
            assertThat(UploadsFile.read(uploads)).isEqualTo(Map.of(infoHash, new UploadCount(500, Optional.of(NOON))));
            seeder.whenClosed(() -> seeder.tell(infoHash, 700, NOON));
        }
        assertThat(UploadsFile.read(uploads).values()).containsExactly(new UploadCount(700, Optional.of(NOON)));
    }

    @Test
    void writesNoCountsWhereNothingWasSent() throws Exception {
        service.run(List.of(folder), forAtMost(Optional.of(Duration.ofMillis(50))));

        assertThat(new Layout(folder).uploads()).doesNotExist();
    }

    private static SeedingOptions untilRatio(double ratio) {
        return new SeedingOptions(
                new ListenOptions(OptionalInt.empty(), Optional.empty(), false, false),
                UploadOptions.FREELY,
                new StopRules(Optional.empty(), OptionalDouble.of(ratio), OptionalInt.empty()),
                List.of());
    }

    @Test
    void endsWhenTheRulesHaveLeftNoTorrent() throws Exception {
        CompletableFuture<ExitCode> ended = CompletableFuture.supplyAsync(() -> run(untilRatio(2)));
        awaitTorrents(2);
        List<InfoHash> all = seeder.entries().stream().map(SeedEntry::infoHash).toList();
        seeder.tell(all.get(0), 2_000, NOON);
        awaitTorrents(1);
        assertThat(ended).isNotDone();
        seeder.tell(all.get(1), 3_000, NOON);

        assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
        assertThat(events)
                .filteredOn(event -> event instanceof Event.TorrentEnded || event instanceof Event.SeedingEnded)
                .containsExactly(
                        new Event.TorrentEnded(Event.Rule.RATIO, all.get(0), name(all.get(0)), 1_000, 2_000, 0),
                        new Event.TorrentEnded(Event.Rule.RATIO, all.get(1), name(all.get(1)), 1_000, 3_000, 0),
                        new Event.SeedingEnded(Event.Rule.NONE_LEFT));

        // What was enough once is enough after a restart: nothing is announced.
        events.clear();
        assertThat(run(untilRatio(2))).isEqualTo(ExitCode.DONE);
        assertThat(events).hasSize(4).noneMatch(Event.Seeding.class::isInstance);
    }

    private static String name(InfoHash infoHash) {
        return "name of " + infoHash.toString().substring(0, 2);
    }

    private void awaitTorrents(int number) {
        assertThat(Deadline.of(Duration.ofSeconds(10))
                        .reached(() -> seeder.entries().size() == number))
                .isTrue();
    }

    private ExitCode run(SeedingOptions options) {
        try {
            return service.run(List.of(folder), options);
        } catch (SeedcastException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anEmptyLibraryIsNoReasonToEnd() throws Exception {
        Path empty = new Layout(folder.resolve("empty")).seedList();
        SeedList.write(empty, List.of(), new AtomicFile(Disk.REAL));
        CompletableFuture<ExitCode> ended = CompletableFuture.supplyAsync(() -> {
            try {
                return service.run(List.of(folder.resolve("empty")), untilRatio(2));
            } catch (SeedcastException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(Deadline.of(Duration.ofSeconds(10))
                        .reached(() -> events.stream()
                                        .filter(Event.Status.class::isInstance)
                                        .count()
                                > 3))
                .isTrue();
        assertThat(ended).isNotDone();

        stop.request();

        assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
    }

    @Test
    void saysThatTheTimeIsOver() throws Exception {
        service.run(List.of(folder), forAtMost(Optional.of(Duration.ofMillis(50))));

        assertThat(events).endsWith(new Event.SeedingEnded(Event.Rule.TIME), new Event.Farewell(false));
    }

    @Test
    void tellsHowItGoes() throws Exception {
        CompletableFuture<ExitCode> ended = CompletableFuture.supplyAsync(() -> run(forAtMost(Optional.empty())));
        awaitTorrents(2);
        InfoHash infoHash = seeder.entries().get(0).infoHash();
        seeder.tell(infoHash, 500, NOON);
        assertThat(Deadline.of(Duration.ofSeconds(10))
                        .reached(() -> statuses().stream().anyMatch(status -> status.uploadedEver() == 500)))
                .isTrue();
        stop.request();
        ended.get(10, TimeUnit.SECONDS);

        Event.Status last = statuses().get(statuses().size() - 1);
        assertThat(last.torrents()).isEqualTo(2);
        assertThat(last.uploaded()).isEqualTo(500);
        // What was never asked for has no size yet that the seeder could tell.
        assertThat(last.ratio()).hasValue(0.5);
        assertThat(last.busiest())
                .singleElement()
                .extracting(Event.Busy::name, Event.Busy::peers, Event.Busy::uploaded)
                .containsExactly(name(infoHash), 1, 500L);
        assertThat(events).last().isEqualTo(new Event.Farewell(false));
    }

    private List<Event.Status> statuses() {
        return events.stream()
                .filter(Event.Status.class::isInstance)
                .map(Event.Status.class::cast)
                .toList();
    }

    @Test
    void aBugInATurnEndsTheRunInsteadOfSeedingBlindly() {
        seeder.whenAsked(() -> {
            throw new IllegalStateException("a bug");
        });

        assertThatThrownBy(() -> service.run(List.of(folder), forAtMost(Optional.empty())))
                .isInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("a bug");
    }
}
