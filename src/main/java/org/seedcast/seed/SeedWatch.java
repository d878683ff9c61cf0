package org.seedcast.seed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.seedcast.file.FileStamp;
import org.seedcast.torrent.InfoHash;

/**
 * Keeps a seeder in step with the lists of one or several libraries. A list that is missing or unreadable for a while
 * changes nothing. A torrent that several libraries list is seeded from the first of them. Safe for use by several
 * threads.
 */
public final class SeedWatch {
    /** One torrent as one library has it. */
    private record Copy(SeededLibrary library, SeedEntry entry) {}

    private final Seeder seeder;
    private final List<SeededLibrary> libraries;
    private final UploadCounts counts;
    private final Findings findings;
    private final Map<SeededLibrary, FileStamp> seen = new HashMap<>();
    private final Map<SeededLibrary, List<SeedEntry>> listed = new HashMap<>();
    private final Set<SeededLibrary> unreadable = new HashSet<>();
    private final Map<InfoHash, Copy> seeding = new HashMap<>();

    /** @param counts told which library each torrent is seeded from */
    public SeedWatch(Seeder seeder, List<SeededLibrary> libraries, UploadCounts counts, Findings findings) {
        this.seeder = seeder;
        this.libraries = List.copyOf(libraries);
        this.counts = counts;
        this.findings = findings;
    }

    /** Reads the lists that changed since the last time; what they hold is with the seeder when this returns. */
    public synchronized void look() {
        boolean changed = false;
        for (SeededLibrary library : libraries) {
            changed |= readIfChanged(library);
        }
        if (changed) {
            follow();
        }
    }

    private boolean readIfChanged(SeededLibrary library) {
        Path seedJson = library.seedList();
        try {
            Optional<FileStamp> stamp = stamp(seedJson);
            if (stamp.isPresent() && stamp.get().equals(seen.get(library))) {
                return false;
            }
            listed.put(library, SeedList.read(seedJson));
            stamp.ifPresent(now -> seen.put(library, now));
            unreadable.remove(library);
            return true;
        } catch (SeedListUnreadable e) {
            seen.remove(library);
            if (unreadable.add(library)) {
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
        Map<InfoHash, Copy> wanted = wanted();
        List.copyOf(seeding.values()).stream()
                .filter(copy -> !copy.equals(wanted.get(copy.entry().infoHash())))
                .forEach(copy -> {
                    seeder.remove(copy.entry().infoHash());
                    seeding.remove(copy.entry().infoHash());
                });
        wanted.forEach((infoHash, copy) -> {
            if (seeding.putIfAbsent(infoHash, copy) == null) {
                counts.seededFrom(infoHash, copy.library());
                seeder.add(copy.entry());
            }
        });
    }

    private Map<InfoHash, Copy> wanted() {
        Map<InfoHash, Copy> wanted = new HashMap<>();
        for (SeededLibrary library : libraries) {
            listed.getOrDefault(library, List.of())
                    .forEach(entry -> wanted.putIfAbsent(entry.infoHash(), new Copy(library, entry)));
        }
        return wanted;
    }
}
