package org.seedcast.app.mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.app.event.Event;
import org.seedcast.app.publish.ExistingLibrary;
import org.seedcast.app.seed.SeedService;
import org.seedcast.app.seed.SeededElsewhere;
import org.seedcast.app.seed.Seeding;
import org.seedcast.app.work.StopSignal;
import org.seedcast.config.SeedingOptions;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.NotWritten;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.Unforeseen;
import org.seedcast.file.Presence;
import org.seedcast.library.Layout;
import org.seedcast.library.store.Library;

/** Mirrors once or at intervals, and seeds the library if requested. */
public final class MirrorService {
    private final MirrorJob job;
    private final MirrorLoop turns;
    private final SeedService seeds;
    private final StopSignal stop;
    private final Consumer<Event> events;

    public MirrorService(MirrorJob job, MirrorLoop turns, SeedService seeds, StopSignal stop, Consumer<Event> events) {
        this.job = job;
        this.turns = turns;
        this.seeds = seeds;
        this.stop = stop;
        this.events = events;
    }

    /** Ends when the mirror has, or with seeding when that has ended; each run is summed up in an event. */
    public ExitCode run(MirrorRequest request) throws SeedcastException, InterruptedException {
        Optional<SeedingOptions> options = request.seeding();
        if (options.isEmpty() || request.rehearse()) {
            return mirror(request);
        }
        Layout layout = new Layout(request.directory());
        boolean fresh = isFresh(layout);
        // The port is taken before anything is fetched, so that a wrong one is told at once.
        try (Seeding seeding = seeds.open(List.of(layout), options.get())) {
            return mirrorAndSeed(request, layout, seeding, options.get());
        } catch (SeededElsewhere e) {
            events.accept(new Event.Notice(SeedcastException.reason(e), Optional.empty()));
            return mirror(request);
        } finally {
            if (fresh && !Library.exists(layout)) {
                discard(layout);
            }
        }
    }

    private static boolean isFresh(Layout layout) throws SeedcastException {
        try {
            return !Presence.exists(layout.root());
        } catch (IOException e) {
            throw FileFailed.reading(layout.root(), e);
        }
    }

    private ExitCode mirror(MirrorRequest request) throws SeedcastException, InterruptedException {
        if (request.every().isPresent()) {
            return turns.run(request, request.every().get(), MirrorService::noted, this::isStoppedWithin);
        }
        Report report = job.run(request, MirrorService::noted);
        events.accept(report.summary());
        return report.exitCode();
    }

    private ExitCode mirrorAndSeed(MirrorRequest request, Layout layout, Seeding seeding, SeedingOptions options)
            throws SeedcastException, InterruptedException {
        if (ExistingLibrary.isSeedable(layout)) {
            // What is here already need not wait for what comes.
            seeding.begin();
        }
        Optional<Duration> seedFor = options.rules().seedFor();
        if (request.every().isPresent()) {
            return turns.run(request, request.every().get(), any -> seeding.begin(), time -> {
                seeding.announce(seedFor);
                return seeding.isOverWithin(time);
            });
        }
        Report report;
        try {
            report = job.run(request, any -> seeding.begin());
        } catch (RuntimeException | Error e) {
            return seedOn(Unforeseen.of("cannot finish this run", e), layout, seeding, seedFor);
        }
        if (report.summary().kept() + report.summary().downloaded() == 0) {
            events.accept(new Event.Notice("there is nothing to seed", Optional.empty()));
        } else {
            seeding.run(seedFor);
        }
        events.accept(report.summary());
        return report.exitCode();
    }

    /** Seeds all that the library holds, whatever became of the run. */
    private ExitCode seedOn(SeedcastException failure, Layout layout, Seeding seeding, Optional<Duration> seedFor)
            throws SeedcastException, InterruptedException {
        if (!ExistingLibrary.isSeedable(layout)) {
            throw failure;
        }
        events.accept(new Event.Problem(failure));
        seeding.run(seedFor);
        return failure.exitCode();
    }

    private boolean isStoppedWithin(Duration time) throws InterruptedException {
        try {
            return stop.await(time);
        } catch (InterruptedException e) {
            if (!stop.isRequested()) {
                throw e;
            }
            // The signal interrupts whoever waits for something else too; nothing is broken off here.
            return true;
        }
    }

    /** Deletes the files that were made to seed, so that a wrong address leaves nothing behind. */
    private static void discard(Layout layout) throws SeedcastException {
        for (Path left : List.of(layout.seedLock(), layout.dhtState(), layout.state(), layout.root())) {
            try {
                Files.deleteIfExists(left);
            } catch (IOException e) {
                throw NotWritten.of(left, e);
            }
        }
    }

    /** Does nothing: no seeder runs here, and one elsewhere finds the list by itself. */
    private static void noted(Layout layout) {}
}
