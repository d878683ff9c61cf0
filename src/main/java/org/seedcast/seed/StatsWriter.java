package org.seedcast.seed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.file.Presence;
import org.seedcast.seed.count.StatsFile;
import org.seedcast.seed.count.TorrentActivity;
import org.seedcast.seed.count.TorrentStats;
import org.seedcast.torrent.InfoHash;

/**
 * Keeps the figures of published sites up to date, each file at most every ten minutes, however often the program is
 * started: a site that is copied elsewhere should not be copied all the time. Not for several threads.
 */
public final class StatsWriter {
    private static final Duration INTERVAL = Duration.ofMinutes(10);

    private final SeedWatch watch;
    private final UploadCounts counts;
    private final List<SeededLibrary> libraries;
    private final AtomicFile files;
    private final InstantSource clock;
    private final Findings findings;
    private final Set<SeededLibrary> failing = new HashSet<>();

    public StatsWriter(
            SeedWatch watch,
            UploadCounts counts,
            List<SeededLibrary> libraries,
            Disk disk,
            InstantSource clock,
            Findings findings) {
        this.watch = watch;
        this.counts = counts;
        this.libraries = new ArrayList<>(libraries);
        this.files = new AtomicFile(disk);
        this.clock = clock;
        this.findings = findings;
    }

    /** Keeps the figures of another site, too. */
    public void add(SeededLibrary library) {
        libraries.add(library);
    }

    /**
     * Writes what is due. A failure is reported once while it lasts.
     *
     * @param activity as the seeder reports it now
     */
    public void writeDue(Map<InfoHash, TorrentActivity> activity) {
        Instant now = clock.instant();
        for (SeededLibrary library : libraries) {
            try {
                if (isDue(library.stats(), now)) {
                    StatsFile.write(library.stats(), stats(library, activity), now, files);
                }
                failing.remove(library);
            } catch (IOException e) {
                if (failing.add(library)) {
                    String message = "cannot write " + library.stats() + ": " + SeedcastException.reason(e)
                            + "; seeding continues, and the write is retried";
                    findings.found(Findings.STATS_NOT_WRITTEN, library.stats(), message);
                }
            }
        }
    }

    /**
     * Reports whether it is time to write; never before there is a site. A time in the future comes from a clock that
     * was wrong.
     */
    private static boolean isDue(Path statsJson, Instant now) throws IOException {
        if (!Presence.isDirectory(statsJson.resolveSibling("."))) {
            return false;
        }
        try {
            Instant last = Files.getLastModifiedTime(statsJson).toInstant();
            return last.isAfter(now) || !last.plus(INTERVAL).isAfter(now);
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    private SortedMap<InfoHash, TorrentStats> stats(SeededLibrary library, Map<InfoHash, TorrentActivity> activity) {
        Set<InfoHash> served = watch.served();
        SortedMap<InfoHash, TorrentStats> stats = new TreeMap<>();
        for (InfoHash infoHash : watch.listed(library)) {
            stats.put(
                    infoHash,
                    TorrentStats.of(
                            counts.of(infoHash),
                            Optional.ofNullable(activity.get(infoHash)),
                            served.contains(infoHash)));
        }
        return stats;
    }
}
