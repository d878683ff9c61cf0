package org.seedcast.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.config.SeedingOptions;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.Layout;
import org.seedcast.library.Library;

/** Mirrors once and, if asked to, goes on seeding what is there. */
public final class MirrorService {
    private final MirrorJob job;
    private final SeedService seeds;
    private final Consumer<Event> events;

    MirrorService(MirrorJob job, SeedService seeds, Consumer<Event> events) {
        this.job = job;
        this.seeds = seeds;
        this.events = events;
    }

    /** The report of the mirror; with seeding, only when that has ended. */
    public Report run(MirrorRequest request) throws SeedcastException, InterruptedException {
        Optional<SeedingOptions> options = request.seeding();
        if (options.isEmpty() || request.rehearse()) {
            return job.run(request, MirrorService::noted);
        }
        Layout layout = new Layout(request.directory());
        boolean fresh = !Files.exists(layout.root());
        try {
            return mirrorAndSeed(request, layout, options.get());
        } catch (SeededElsewhere e) {
            Report report = job.run(request, MirrorService::noted);
            events.accept(new Event.Notice(SeedcastException.reason(e), Optional.empty()));
            return report;
        } finally {
            if (fresh && !Library.exists(layout)) {
                discard(layout);
            }
        }
    }

    /** The port is taken before anything is fetched, so that a wrong one is told at once. */
    private Report mirrorAndSeed(MirrorRequest request, Layout layout, SeedingOptions options)
            throws SeedcastException, InterruptedException {
        try (Seeding seeding = seeds.open(List.of(layout), options)) {
            Report report = job.run(request, any -> seeding.begin());
            if (report.summary().kept() + report.summary().downloaded() == 0) {
                events.accept(new Event.Notice("there is nothing to seed", Optional.empty()));
            } else {
                seeding.run(options.rules().seedFor());
            }
            return report;
        }
    }

    /** What was made to seed goes again: a wrong address leaves nothing behind. */
    private static void discard(Layout layout) throws SeedcastException {
        for (Path left : List.of(layout.seedLock(), layout.dhtState(), layout.state(), layout.root())) {
            try {
                Files.deleteIfExists(left);
            } catch (IOException e) {
                throw NotWritten.of(left, e);
            }
        }
    }

    /** Nobody seeds here; whoever does elsewhere finds the list by himself. */
    private static void noted(Layout layout) {}
}
