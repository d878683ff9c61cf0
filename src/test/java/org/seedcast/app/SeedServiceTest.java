package org.seedcast.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.PodcastServer;
import org.seedcast.config.SeedingOptions;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.Layout;
import org.seedcast.seed.SeedEntry;
import org.seedcast.seed.Seeder;
import org.seedcast.seed.SeederStatus;
import org.seedcast.seed.TorrentActivity;
import org.seedcast.torrent.InfoHash;

@Timeout(20)
class SeedServiceTest {
    /** Serves nobody, and tells what it was told. */
    private static final class RecordingSeeder implements Seeder {
        private final List<String> files = Collections.synchronizedList(new ArrayList<>());
        private final CountDownLatch added = new CountDownLatch(2);
        private volatile boolean closedInPeace;

        @Override
        public int port() {
            return 6881;
        }

        @Override
        public void add(SeedEntry entry) {
            files.add(String.valueOf(entry.data().getFileName()));
            added.countDown();
        }

        @Override
        public void remove(InfoHash infoHash) {}

        @Override
        public CompletableFuture<Void> allAnnounced() {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public SeederStatus status() {
            return new SeederStatus(files.size(), files.size(), 0, 0, List.of());
        }

        @Override
        public Map<InfoHash, TorrentActivity> activity() {
            return Map.of();
        }

        @Override
        public void close() {
            closedInPeace = !Thread.currentThread().isInterrupted();
        }
    }

    @TempDir
    Path folder = Path.of("");

    private final RecordingSeeder seeder = new RecordingSeeder();
    private final StopSignal stop = new StopSignal();
    private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
    private final SeedService service = new SeedService((settings, findings) -> seeder, stop, events::add);

    @BeforeEach
    void mirror() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(2, 1_000)) {
            assertThat(new Mirroring(folder).feed(podcast.url()).run()).isEqualTo(ExitCode.DONE);
        }
    }

    private static SeedingOptions forAtMost(Optional<Duration> time) {
        return new SeedingOptions(OptionalInt.empty(), Optional.empty(), false, time);
    }

    @Test
    void seedsWhatTheLibraryListsForTheTimeGiven() throws Exception {
        ExitCode code = service.run(List.of(folder), forAtMost(Optional.of(Duration.ofMillis(50))));

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(seeder.files).containsExactlyInAnyOrder("2025-01-01-episode-1.mp3", "2025-01-02-episode-2.mp3");
        assertThat(events).contains(new Event.Seeding(2, 6881));
        assertThat(seeder.closedInPeace).isTrue();
    }

    @Test
    void theFarewellIsNotCutShortByTheInterruptionThatEndsTheRun() throws Exception {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        Thread main = new Thread(() -> {
            Thread self = Thread.currentThread();
            stop.whenRequested(self::interrupt);
            try (Seeding seeding = service.open(List.of(), forAtMost(Optional.empty()))) {
                seeding.look();
                self.interrupt();
            } catch (SeedcastException e) {
                ended.completeExceptionally(e);
            }
            ended.complete(self.isInterrupted());
        });
        main.start();

        assertThat(ended.get(10, TimeUnit.SECONDS)).as("still interrupted").isTrue();
        assertThat(seeder.closedInPeace).isTrue();
    }

    @Test
    void endsWhenToldTo() throws Exception {
        CompletableFuture<ExitCode> ended = CompletableFuture.supplyAsync(() -> {
            try {
                return service.run(List.of(folder), forAtMost(Optional.empty()));
            } catch (SeedcastException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(seeder.added.await(10, TimeUnit.SECONDS)).isTrue();

        stop.request();

        assertThat(ended.get(5, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
        assertThat(seeder.closedInPeace).isTrue();
    }

    @Test
    void oneProcessSeedsALibrary() throws Exception {
        List<Layout> layouts = List.of(new Layout(folder));
        try (Seeding first = service.open(layouts, forAtMost(Optional.empty()))) {
            first.look();
            assertThatThrownBy(() -> service.run(List.of(folder), forAtMost(Optional.of(Duration.ZERO))))
                    .isInstanceOf(SeededElsewhere.class)
                    .hasMessage("process " + ProcessHandle.current().pid() + " seeds " + folder + " already");
        }
        assertThat(service.run(List.of(folder), forAtMost(Optional.of(Duration.ZERO))))
                .isEqualTo(ExitCode.DONE);
    }
}
