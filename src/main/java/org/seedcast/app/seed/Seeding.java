package org.seedcast.app.seed;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.seedcast.app.event.Event;
import org.seedcast.app.work.StopSignal;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.ProcessLock;
import org.seedcast.library.Layout;
import org.seedcast.seed.SeedWatch;
import org.seedcast.seed.SeededLibrary;
import org.seedcast.seed.Seeder;
import org.seedcast.seed.StatsWriter;
import org.seedcast.seed.UploadCounts;
import org.seedcast.seed.count.TorrentActivity;
import org.seedcast.torrent.InfoHash;

/** Libraries being seeded, until closed. */
public final class Seeding implements AutoCloseable {
    private static final Duration FOR_EVER = Duration.ofDays(36_500);
    private static final Duration LAST_TURN = Duration.ofSeconds(2);

    private final Seeder seeder;
    private final SeedWatch watch;
    private final UploadCounts counts;
    private final StatsWriter stats;
    private final List<ProcessLock> locks;
    private volatile MissingLibraries missing = new MissingLibraries(List.of(), layout -> {
        throw new IllegalStateException("none is missing");
    });
    private final StopSignal stop;
    private final SeedingIntervals pace;
    private final Consumer<Event> events;
    private final SeedingStatus status;
    private final IntervalTimer statusDue;
    private final IntervalTimer saveDue;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread seeding = new Thread(task, "seeding");
        seeding.setDaemon(true);
        return seeding;
    });
    /** Completed with the rule that ended it, or none for the signal to stop. */
    private final CompletableFuture<Optional<Event.Rule>> over = new CompletableFuture<>();

    private CompletableFuture<Void> told = CompletableFuture.completedFuture(null);
    private boolean begun;
    private boolean announced;
    private volatile boolean endsWhenNothingIsLeft;

    Seeding(
            Seeder seeder,
            SeedWatch watch,
            UploadCounts counts,
            StatsWriter stats,
            List<ProcessLock> locks,
            StopSignal stop,
            SeedingIntervals pace,
            Consumer<Event> events) {
        this.seeder = seeder;
        this.watch = watch;
        this.counts = counts;
        this.stats = stats;
        this.locks = new CopyOnWriteArrayList<>(locks);
        this.stop = stop;
        this.pace = pace;
        this.events = events;
        this.status = new SeedingStatus(seeder, watch, counts);
        this.statusDue = new IntervalTimer(pace.status());
        this.saveDue = new IntervalTimer(pace.save());
        stop.whenRequested(() -> over.complete(Optional.empty()));
    }

    /** Takes libraries up that cannot be seeded yet, as soon as they can. */
    void alsoTake(List<Layout> layouts, MissingLibraries.Taking taking) {
        missing = new MissingLibraries(layouts, taking);
    }

    /** Reports whether one of the libraries is missing, or what it lists. */
    boolean lacksLibraries() {
        return missing.isAny() || watch.lacksLists();
    }

    private void take(TakenLibrary library) {
        SeededLibrary seeded = library.seeded();
        locks.add(library.lock());
        counts.add(seeded);
        stats.add(seeded);
        watch.add(seeded);
        events.accept(new Event.Notice(library.layout().root() + " is now seeded, too", Optional.empty()));
    }

    /** Seeds what the libraries list by now, and from now on whatever they come to list. */
    public synchronized void begin() {
        watch.look();
        if (!begun) {
            begun = true;
            long period = pace.turn().toNanos();
            var unused = thread.scheduleWithFixedDelay(this::turn, period, period, TimeUnit.NANOSECONDS);
        }
    }

    /** Seeds until the signal to stop comes, {@code seedFor} has passed, or the rules have left no torrent. */
    public void run(Optional<Duration> seedFor) throws InterruptedException {
        begin();
        endsWhenNothingIsLeft = true;
        endIfNothingIsLeft();
        announce(seedFor);
        isOverWithin(FOR_EVER);
    }

    /** Reports, once, that it seeds, and starts to measure the time. */
    public synchronized void announce(Optional<Duration> seedFor) {
        if (!announced && !over.isDone()) {
            announced = true;
            told = settled()
                    .thenRun(() ->
                            events.accept(new Event.Seeding(seeder.status().torrents(), seeder.port())));
            seedFor.ifPresent(
                    time -> over.completeOnTimeout(Optional.of(Event.Rule.TIME), time.toNanos(), TimeUnit.NANOSECONDS));
        }
    }

    /** Completes when all that can be seeded is announced, each torrent from the library that has a good copy. */
    private CompletableFuture<Void> settled() {
        return seeder.allAnnounced()
                .thenComposeAsync(
                        announced -> watch.look() ? settled() : CompletableFuture.completedFuture(null), thread);
    }

    /** Waits until it is over, so long at most. */
    public boolean isOverWithin(Duration time) throws InterruptedException {
        try {
            over.get(time.toNanos(), TimeUnit.NANOSECONDS)
                    .ifPresent(rule -> events.accept(new Event.SeedingEnded(rule)));
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("seeding failed", e.getCause());
        } catch (InterruptedException e) {
            if (!stop.isRequested()) {
                throw e;
            }
            // The signal interrupts whoever waits for something else too; here it only means the end.
            return true;
        }
    }

    private void endIfNothingIsLeft() {
        if (endsWhenNothingIsLeft && !missing.isAny() && watch.isDone()) {
            over.complete(Optional.of(Event.Rule.NONE_LEFT));
        }
    }

    private void turn() {
        try {
            missing.look(this::take);
            watch.look();
            endIfNothingIsLeft();
            if (!over.isDone() && statusDue.isNow()) {
                events.accept(status.now(System.nanoTime()));
            }
            if (saveDue.isNow()) {
                save();
            }
        } catch (RuntimeException | Error e) {
            over.completeExceptionally(e);
            throw e;
        }
    }

    @Override
    public void close() throws SeedcastException {
        told.cancel(false);
        thread.shutdown();
        try {
            // join() heeds no interruption: the one that ends the run must not cut short the farewell to the trackers.
            CompletableFuture.runAsync(this::sayFarewell).join();
        } finally {
            for (ProcessLock lock : locks) {
                release(lock);
            }
        }
        Optional<SeedcastException> lost = counts.unsaved();
        if (lost.isPresent()) {
            throw lost.get();
        }
    }

    private void sayFarewell() {
        try {
            // what the last turn has to tell comes before
            thread.awaitTermination(LAST_TURN.toMillis(), TimeUnit.MILLISECONDS);
            events.accept(new Event.Farewell(seeder.status().trackers() > 0));
            seeder.close();
        } catch (InterruptedException e) {
            // Nobody knows of this thread.
            Thread.currentThread().interrupt();
        } finally {
            save();
        }
    }

    private void save() {
        Map<InfoHash, TorrentActivity> activity = counts.collect();
        counts.save();
        stats.writeDue(activity);
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
