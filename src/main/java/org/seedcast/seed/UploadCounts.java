package org.seedcast.seed;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.Disk;
import org.seedcast.seed.count.TorrentActivity;
import org.seedcast.seed.count.UploadCount;
import org.seedcast.torrent.InfoHash;

/**
 * Counts uploads, for each library and in total: the saved counts, and the bytes sent since. A byte counts for the
 * library whose copy it came from. Safe for use by several threads.
 */
public final class UploadCounts {
    private final Seeder seeder;
    private final Disk disk;
    private final Findings findings;
    private final Map<SeededLibrary, LibraryUploads> libraries = new LinkedHashMap<>();
    /** The library that each torrent is seeded from, or was last. */
    private final Map<InfoHash, LibraryUploads> sources = new HashMap<>();
    /** Bytes sent of each torrent at the last collection. */
    private final Map<InfoHash, Long> collected = new HashMap<>();

    /** Reads the files; what is wrong with one is a finding. */
    public UploadCounts(Seeder seeder, List<SeededLibrary> libraries, Disk disk, Findings findings) {
        this.seeder = seeder;
        this.disk = disk;
        this.findings = findings;
        libraries.forEach(this::add);
    }

    /** Counts for another library, too. */
    public synchronized void add(SeededLibrary library) {
        libraries.put(library, LibraryUploads.load(library.uploads(), disk, findings));
    }

    /** From now on what is sent of this torrent comes from this library. */
    synchronized void seededFrom(InfoHash infoHash, SeededLibrary library) {
        LibraryUploads now = Objects.requireNonNull(libraries.get(library), "a library that is seeded");
        LibraryUploads before = sources.get(infoHash);
        if (before != null && before != now) {
            collect();
        }
        sources.put(infoHash, now);
    }

    /**
     * Takes over what the seeder has sent by now.
     *
     * @return what it says
     */
    public synchronized Map<InfoHash, TorrentActivity> collect() {
        Map<InfoHash, TorrentActivity> activities = seeder.activity();
        activities.forEach((infoHash, activity) -> {
            LibraryUploads library = sources.get(infoHash);
            if (library != null) {
                long sent = activity.uploadedBytes();
                long before = Objects.requireNonNullElse(collected.put(infoHash, sent), 0L);
                // One that left and came back may count from zero again.
                library.add(infoHash, sent < before ? sent : sent - before, activity.lastAsked());
            }
        });
        return activities;
    }

    /** As of the last {@link #collect}, all libraries together. */
    public synchronized UploadCount of(InfoHash infoHash) {
        UploadCount sum = UploadCount.NONE;
        for (LibraryUploads library : libraries.values()) {
            sum = sum.plus(library.of(infoHash));
        }
        return sum;
    }

    /** Returns the bytes of all torrents of all libraries in total, as of the last {@link #collect}. */
    public synchronized long total() {
        return libraries.values().stream().mapToLong(LibraryUploads::total).sum();
    }

    /** Writes down what changed. */
    public synchronized void save() {
        libraries.values().forEach(LibraryUploads::save);
    }

    /** Returns a failure that keeps counts from being saved, if there is one. */
    public synchronized Optional<SeedcastException> unsaved() {
        return libraries.values().stream()
                .flatMap(library -> library.unsaved().stream())
                .findFirst();
    }
}
