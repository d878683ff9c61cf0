package org.seedcast.seed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.seedcast.file.FileStamp;
import org.seedcast.torrent.InfoHash;

/**
 * Keeps a seeder in step with the lists of one or several libraries, and with the rules that end a torrent. A list that
 * is missing or unreadable for a while changes nothing. A torrent that several libraries list is seeded from the first of
 * them; one that was ended is not taken up again. Safe for use by several threads.
 */
public final class SeedWatch {
    /** One torrent as one library has it. */
    private record Copy(SeededLibrary library, SeedEntry entry) {}

    private final Seeder seeder;
    private final List<SeededLibrary> libraries;
    private final UploadCounts counts;
    private final SeedRules rules;
    private final SeedEnds ends;
    private final Findings findings;
    private final Map<SeededLibrary, FileStamp> seen = new HashMap<>();
    private final Map<SeededLibrary, List<SeedEntry>> listed = new HashMap<>();
    private final Set<SeededLibrary> unreadable = new HashSet<>();
    private final Map<InfoHash, Copy> copies = new LinkedHashMap<>();
    private final Map<InfoHash, Copy> seeding = new HashMap<>();

    /**
     * @param counts told which library each torrent is seeded from
     * @param ended told of each torrent that a rule ends
     */
    public SeedWatch(
            Seeder seeder,
            List<SeededLibrary> libraries,
            UploadCounts counts,
            SeedRules rules,
            Consumer<EndedTorrent> ended,
            Findings findings) {
        this.seeder = seeder;
        this.libraries = List.copyOf(libraries);
        this.counts = counts;
        this.rules = rules;
        this.ends = new SeedEnds(rules, counts, ended);
        this.findings = findings;
    }

    /**
     * Reads the lists that changed since the last time, and judges by the rules; what is to be seeded by now is with the
     * seeder when this returns.
     */
    public synchronized void look() {
        boolean changed = false;
        for (SeededLibrary library : libraries) {
            changed |= readIfChanged(library);
        }
        if (changed) {
            sortOut();
        }
        if (changed || !rules.areNone()) {
            follow(rules.areNone() ? Map.of() : counts.collect());
        }
    }

    /** What is with the seeder now. */
    public synchronized Set<InfoHash> seeding() {
        return Set.copyOf(seeding.keySet());
    }

    /** Whether every torrent that is listed has been ended by a rule; never so where nothing is listed. */
    public synchronized boolean isDone() {
        boolean allKnown = unreadable.isEmpty() && listed.keySet().containsAll(libraries);
        return allKnown && !copies.isEmpty() && copies.keySet().stream().allMatch(ends::hasEnded);
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

    private void sortOut() {
        copies.clear();
        for (SeededLibrary library : libraries) {
            listed.getOrDefault(library, List.of())
                    .forEach(entry -> copies.putIfAbsent(entry.infoHash(), new Copy(library, entry)));
        }
    }

    private void follow(Map<InfoHash, TorrentActivity> activity) {
        Map<InfoHash, Copy> wanted = new LinkedHashMap<>();
        copies.forEach((infoHash, copy) -> {
            if (!ends.hasEnded(copy.entry(), activity.get(infoHash))) {
                wanted.put(infoHash, copy);
            }
        });
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
}
