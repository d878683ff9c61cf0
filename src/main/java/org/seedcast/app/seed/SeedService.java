package org.seedcast.app.seed;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.app.event.Event;
import org.seedcast.app.publish.ExistingLibrary;
import org.seedcast.app.work.StopSignal;
import org.seedcast.config.SeedingOptions;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.Disk;
import org.seedcast.file.ProcessLock;
import org.seedcast.library.Folders;
import org.seedcast.library.Layout;
import org.seedcast.library.store.Library;
import org.seedcast.seed.EndedTorrent;
import org.seedcast.seed.Findings;
import org.seedcast.seed.SeedRules;
import org.seedcast.seed.SeedWatch;
import org.seedcast.seed.SeededLibrary;
import org.seedcast.seed.Seeder;
import org.seedcast.seed.SeederSettings;
import org.seedcast.seed.StatsWriter;
import org.seedcast.seed.UploadCounts;
import org.seedcast.seed.count.UploadsFile;

/** Seeds libraries while others may write to them. */
public final class SeedService {
    private final SeederFactory seeders;
    private final Disk disk;
    private final InstantSource clock;
    private final SeedingIntervals pace;
    private final StopSignal stop;
    private final Consumer<Event> events;

    public SeedService(
            SeederFactory seeders,
            Disk disk,
            InstantSource clock,
            SeedingIntervals pace,
            StopSignal stop,
            Consumer<Event> events) {
        this.seeders = seeders;
        this.disk = disk;
        this.clock = clock;
        this.pace = pace;
        this.stop = stop;
        this.events = events;
    }

    /** Seeds the libraries in {@code directories} until stopped, or until the options end it. */
    public ExitCode run(List<Path> directories, SeedingOptions options) throws SeedcastException, InterruptedException {
        List<TakenLibrary> taken = new ArrayList<>();
        List<Layout> missing = new ArrayList<>();
        for (Path directory : directories) {
            try {
                taken.add(take(new Layout(directory)));
            } catch (SeedcastException e) {
                if (directories.size() == 1) {
                    throw e;
                }
                events.accept(new Event.Problem(e));
                missing.add(new Layout(directory));
            }
        }
        if (taken.isEmpty()) {
            return ExitCode.FAILED;
        }
        try (Seeding seeding = start(taken, options)) {
            seeding.alsoTake(missing, this::take);
            seeding.run(options.rules().seedFor());
            return directories.size() > 1 && seeding.lacksLibraries() ? ExitCode.SOME_ITEMS_FAILED : ExitCode.DONE;
        }
    }

    /** Takes a library that lists what is to be seeded. */
    private TakenLibrary take(Layout layout) throws SeedcastException {
        if (!ExistingLibrary.isSeedable(layout)) {
            throw nothingIn(layout);
        }
        ExistingLibrary.warn(layout, events);
        UploadsFile.requireReadable(layout.uploads());
        return new TakenLibrary(layout, lock(layout));
    }

    private static SeedcastException nothingIn(Layout layout) throws SeedcastException {
        String missing = "there is nothing to seed in " + layout.root() + ": no " + layout.seedList();
        String hint = Library.exists(layout)
                ? "write it again: seedcast publish " + layout.root()
                : "create a library first: seedcast mirror FEED --dir " + layout.root();
        return new SeedcastException(ExitCode.FAILED, missing, hint, null);
    }

    /** Makes ready to seed: from here on the port is taken and no other process seeds these libraries. */
    public Seeding open(List<Layout> layouts, SeedingOptions options) throws SeedcastException {
        List<TakenLibrary> taken = new ArrayList<>();
        try {
            for (Layout layout : layouts) {
                taken.add(new TakenLibrary(layout, lock(layout)));
                UploadsFile.requireReadable(layout.uploads());
            }
        } catch (SeedcastException e) {
            release(taken);
            throw e;
        }
        return start(taken, options);
    }

    private Seeding start(List<TakenLibrary> taken, SeedingOptions options) throws SeedcastException {
        try {
            SeederSettings settings = SeederChoice.of(
                    options, taken.stream().map(TakenLibrary::layout).toList());
            Findings findings = (kind, path, message) -> events.accept(new Event.Finding(kind, path, message));
            Seeder seeder = seeders.start(settings, findings);
            List<SeededLibrary> libraries =
                    taken.stream().map(TakenLibrary::seeded).toList();
            UploadCounts counts = new UploadCounts(seeder, libraries, disk, findings);
            SeedRules rules =
                    new SeedRules(options.rules().ratio(), options.rules().copies());
            SeedWatch watch = new SeedWatch(seeder, libraries, counts, rules, this::tell, disk, findings);
            StatsWriter stats = new StatsWriter(watch, counts, libraries, disk, clock, findings);
            return new Seeding(
                    seeder,
                    watch,
                    counts,
                    stats,
                    taken.stream().map(TakenLibrary::lock).toList(),
                    stop,
                    pace,
                    events);
        } catch (SeedcastException e) {
            release(taken);
            throw e;
        }
    }

    private static void release(List<TakenLibrary> taken) throws SeedcastException {
        for (TakenLibrary library : taken) {
            Seeding.release(library.lock());
        }
    }

    private void tell(EndedTorrent ended) {
        Event.Rule rule =
                switch (ended.rule()) {
                    case RATIO -> Event.Rule.RATIO;
                    case COPIES -> Event.Rule.COPIES;
                };
        events.accept(new Event.TorrentEnded(
                rule, ended.infoHash(), ended.name(), ended.bytes(), ended.uploadedBytes(), ended.copies()));
    }

    private static ProcessLock lock(Layout layout) throws SeedcastException {
        try {
            new Folders(layout).prepareState();
            Optional<ProcessLock> lock = ProcessLock.tryAcquire(layout.seedLock());
            return lock.orElseThrow(() -> new SeededElsewhere(layout.root(), ProcessLock.holder(layout.seedLock())));
        } catch (IOException e) {
            throw FileFailed.of("cannot seed " + layout.root(), layout.root(), e);
        }
    }
}
