package org.seedcast.seed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.seedcast.file.FileStamp;
import org.seedcast.torrent.InfoHash;

/**
 * Keeps a seeder in step with the lists of one or several libraries. A list that is missing or unreadable for a while
 * changes nothing. A torrent that several libraries list is seeded from the first of them.
 */
public final class SeedWatch implements AutoCloseable {
    private static final long PERIOD_MILLIS = 1000;

    private final Seeder seeder;
    private final List<Path> seedJsons;
    private final Findings findings;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread watching = new Thread(task, "seed-watch");
        watching.setDaemon(true);
        return watching;
    });
    private final Map<Path, FileStamp> seen = new HashMap<>();
    private final Map<Path, List<SeedEntry>> listed = new HashMap<>();
    private final Set<Path> unreadable = new HashSet<>();
    private final Map<InfoHash, SeedEntry> seeding = new HashMap<>();
    private @Nullable ScheduledFuture<?> watch;

    public SeedWatch(Seeder seeder, List<Path> seedJsons, Findings findings) {
        this.seeder = seeder;
        this.seedJsons = List.copyOf(seedJsons);
        this.findings = findings;
    }

    /** Looks now, and every second from now on. What the lists hold now is with the seeder when this returns. */
    public synchronized void start() {
        look();
        watch = thread.scheduleWithFixedDelay(this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Reads the lists that changed since the last time and tells the seeder. */
    public synchronized void look() {
        boolean changed = false;
        for (Path seedJson : seedJsons) {
            changed |= readIfChanged(seedJson);
        }
        if (changed) {
            follow();
        }
    }

    private boolean readIfChanged(Path seedJson) {
        try {
            Optional<FileStamp> stamp = stamp(seedJson);
            if (stamp.isPresent() && stamp.get().equals(seen.get(seedJson))) {
                return false;
            }
            listed.put(seedJson, SeedList.read(seedJson));
            stamp.ifPresent(now -> seen.put(seedJson, now));
            unreadable.remove(seedJson);
            return true;
        } catch (SeedListUnreadable e) {
            seen.remove(seedJson);
            if (unreadable.add(seedJson)) {
                findings.found(Findings.LIST_UNREADABLE, seedJson, String.valueOf(e.getMessage()));
            }
            return false;
        }
    }

    private static Optional<FileStamp> stamp(Path seedJson) {
        try {
            return Optional.of(FileStamp.of(seedJson));
        } catch (IOException e) {
            // reading it says the same in words
            return Optional.empty();
        }
    }

    private void follow() {
        Map<InfoHash, SeedEntry> wanted = wanted();
        List.copyOf(seeding.values()).stream()
                .filter(entry -> !entry.equals(wanted.get(entry.infoHash())))
                .forEach(entry -> {
                    seeder.remove(entry.infoHash());
                    seeding.remove(entry.infoHash());
                });
        wanted.forEach((infoHash, entry) -> {
            if (seeding.putIfAbsent(infoHash, entry) == null) {
                seeder.add(entry);
            }
        });
    }

    private Map<InfoHash, SeedEntry> wanted() {
        Map<InfoHash, SeedEntry> wanted = new HashMap<>();
        for (Path seedJson : seedJsons) {
            listed.getOrDefault(seedJson, List.of()).forEach(entry -> wanted.putIfAbsent(entry.infoHash(), entry));
        }
        return wanted;
    }

    /** Stops looking; the seeder goes on with what it has. */
    @Override
    public synchronized void close() {
        if (watch != null) {
            watch.cancel(false);
        }
        thread.shutdownNow();
    }
}
