package org.seedcast.app;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.config.SeedingOptions;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.Layout;

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
        // The port is taken before anything is fetched, so that a wrong one is told at once.
        try (Seeding seeding = seeds.open(List.of(new Layout(request.directory())), options.get())) {
            Report report = job.run(request, layout -> seeding.look());
            seeding.run(options.get().seedFor());
            return report;
        } catch (SeededElsewhere e) {
            Report report = job.run(request, MirrorService::noted);
            events.accept(new Event.Notice(SeedcastException.reason(e), Optional.empty()));
            return report;
        }
    }

    /** Nobody seeds here; whoever does elsewhere finds the list by himself. */
    private static void noted(Layout layout) {}
}
