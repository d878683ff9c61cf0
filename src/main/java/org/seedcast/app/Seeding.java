package org.seedcast.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.ProcessLock;
import org.seedcast.library.Layout;
import org.seedcast.seed.Findings;
import org.seedcast.seed.SeedWatch;
import org.seedcast.seed.Seeder;
import org.seedcast.seed.SeederStatus;

/** Libraries being seeded, until closed. */
final class Seeding implements AutoCloseable {
    private static final Duration STATUS_INTERVAL = Duration.ofSeconds(10);

    private final Seeder seeder;
    private final SeedWatch watch;
    private final List<ProcessLock> locks;
    private final StopSignal stop;
    private final Consumer<Event> events;

    Seeding(
            Seeder seeder,
            List<Layout> layouts,
            Findings findings,
            List<ProcessLock> locks,
            StopSignal stop,
            Consumer<Event> events) {
        this.seeder = seeder;
        this.locks = List.copyOf(locks);
        this.stop = stop;
        this.events = events;
        List<Path> lists = layouts.stream().map(Layout::seedList).toList();
        this.watch = new SeedWatch(seeder, lists, findings);
    }

    /** Seeds what the libraries list by now. */
    void look() {
        watch.look();
    }

    /** Goes on, picking up what is new, until the signal to stop comes or {@code atMost} has passed. */
    void run(Optional<Duration> atMost) throws InterruptedException {
        watch.start();
        CompletableFuture<Void> told = seeder.allAnnounced()
                .thenRun(() -> events.accept(new Event.Seeding(seeder.status().torrents(), seeder.port())));
        try {
            waitForTheEnd(atMost);
        } catch (InterruptedException e) {
            if (!stop.isRequested()) {
                throw e;
            }
            // The signal interrupts whoever waits for something else too; here it only means the end.
        } finally {
            told.cancel(false);
        }
    }

    private void waitForTheEnd(Optional<Duration> atMost) throws InterruptedException {
        long end =
                atMost.map(duration -> System.nanoTime() + duration.toNanos()).orElse(Long.MAX_VALUE);
        while (true) {
            Duration left = atMost.isPresent() ? Duration.ofNanos(end - System.nanoTime()) : STATUS_INTERVAL;
            if (left.isNegative() || left.isZero()) {
                return;
            }
            if (stop.await(left.compareTo(STATUS_INTERVAL) < 0 ? left : STATUS_INTERVAL)) {
                return;
            }
            SeederStatus status = seeder.status();
            events.accept(new Event.Status(status.torrents(), status.peers(), status.uploadedBytes()));
        }
    }

    @Override
    public void close() throws SeedcastException {
        watch.close();
        // join() heeds no interruption: the one that ends the run must not cut short the farewell to the trackers.
        CompletableFuture.runAsync(seeder::close).join();
        for (ProcessLock lock : locks) {
            release(lock);
        }
    }

    static void release(ProcessLock lock) throws SeedcastException {
        try {
            lock.close();
        } catch (IOException e) {
            throw new SeedcastException(
                    ExitCode.FAILED, "cannot release a lock: " + SeedcastException.reason(e), null, e);
        }
    }
}
