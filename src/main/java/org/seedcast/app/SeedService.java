package org.seedcast.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.seedcast.config.SeedingOptions;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.Disk;
import org.seedcast.file.Errno;
import org.seedcast.file.ProcessLock;
import org.seedcast.library.Folders;
import org.seedcast.library.Layout;
import org.seedcast.seed.EndedTorrent;
import org.seedcast.seed.Findings;
import org.seedcast.seed.SeedRules;
import org.seedcast.seed.SeedWatch;
import org.seedcast.seed.SeededLibrary;
import org.seedcast.seed.Seeder;
import org.seedcast.seed.SeederSettings;
import org.seedcast.seed.StatsWriter;
import org.seedcast.seed.UploadCounts;

/** Seeds libraries, whoever writes to them meanwhile. */
public final class SeedService {
    private final SeederFactory seeders;
    private final Disk disk;
    private final InstantSource clock;
    private final Pace pace;
    private final StopSignal stop;
    private final Consumer<Event> events;

    SeedService(
            SeederFactory seeders, Disk disk, InstantSource clock, Pace pace, StopSignal stop, Consumer<Event> events) {
        this.seeders = seeders;
        this.disk = disk;
        this.clock = clock;
        this.pace = pace;
        this.stop = stop;
        this.events = events;
    }

    /** Seeds the libraries in {@code directories} until it is told to stop or the options say so. */
    public ExitCode run(List<Path> directories, SeedingOptions options) throws SeedcastException, InterruptedException {
        List<Layout> layouts = new ArrayList<>();
        for (Path directory : directories) {
            Layout layout = new Layout(directory);
            if (!Files.isRegularFile(layout.seedList())) {
                throw new SeedcastException(
                        ExitCode.FAILED,
                        "there is nothing to seed in " + directory + ": no " + layout.seedList(),
                        "make a library first: seedcast mirror FEED --dir " + directory,
                        null);
            }
            layouts.add(layout);
        }
        try (Seeding seeding = open(layouts, options)) {
            seeding.run(options.rules().seedFor());
        }
        return ExitCode.DONE;
    }

    /** Makes ready to seed: from here on the port is taken and no other process seeds these libraries. */
    Seeding open(List<Layout> layouts, SeedingOptions options) throws SeedcastException {
        SeederSettings settings = SeederChoice.of(options, layouts);
        List<ProcessLock> locks = new ArrayList<>();
        try {
            for (Layout layout : layouts) {
                locks.add(lock(layout));
            }
            Findings findings = (kind, path, message) -> events.accept(new Event.Finding(kind, path, message));
            Seeder seeder = seeders.start(settings, findings);
            List<SeededLibrary> libraries = layouts.stream()
                    .map(layout -> new SeededLibrary(
                            layout.seedList(), layout.uploads(), layout.rightContent(), layout.stats()))
                    .toList();
            UploadCounts counts = new UploadCounts(seeder, libraries, disk, findings);
            SeedRules rules =
                    new SeedRules(options.rules().ratio(), options.rules().copies());
            SeedWatch watch = new SeedWatch(seeder, libraries, counts, rules, this::tell, disk, findings);
            StatsWriter stats = new StatsWriter(watch, counts, libraries, disk, clock, findings);
            return new Seeding(seeder, watch, counts, stats, locks, stop, pace, events);
        } catch (SeedcastException e) {
            for (ProcessLock lock : locks) {
                Seeding.release(lock);
            }
            throw e;
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
            if (Errno.isNoSpace(e)) {
                throw new OutOfSpace("no space left for " + layout.seedLock(), e);
            }
            throw new SeedcastException(
                    ExitCode.FAILED, "cannot seed " + layout.root() + ": " + SeedcastException.reason(e), null, e);
        }
    }
}
