package org.seedcast.seed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.seedcast.file.Disk;
import org.seedcast.file.FileStamp;
import org.seedcast.seed.count.TorrentActivity;
import org.seedcast.seed.list.SeedEntry;
import org.seedcast.seed.list.SeedList;
import org.seedcast.seed.list.SeedListUnreadable;
import org.seedcast.torrent.InfoHash;

/**
 * Keeps a seeder in step with the lists of one or several libraries, and with the rules that end a torrent. A list that
 * is missing or unreadable for a while changes nothing. A torrent that several libraries list is seeded from the first
 * of them whose copy is good; one that was ended is not seeded again. Safe for use by several threads.
 */
public final class SeedWatch {
    private final Seeder seeder;
    private final List<SeededLibrary> libraries = new ArrayList<>();
    private final UploadCounts counts;
    private final SeedRules rules;
    private final SeedEnds ends;
    private final Disk disk;
    private final Findings findings;
    private final Map<SeededLibrary, FileStamp> seen = new HashMap<>();
    private final Map<SeededLibrary, List<SeedEntry>> listed = new HashMap<>();
    private final Set<SeededLibrary> unreadable = new HashSet<>();
    private final Map<SeededLibrary, RightContent> right = new HashMap<>();
    private final CopyChoice choice = new CopyChoice();
    private final Map<InfoHash, SeedCopy> seeding = new HashMap<>();
    /** Trackers per torrent, merged from all libraries that list it. */
    private final TrackerChoice trackers = new TrackerChoice();

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
            Disk disk,
            Findings findings) {
        this.seeder = seeder;
        this.disk = disk;
        libraries.forEach(this::add);
        this.counts = counts;
        this.rules = rules;
        this.ends = new SeedEnds(rules, counts, ended);
        this.findings = findings;
    }

    /** Seeds another library, too, from the next look on. */
    public synchronized void add(SeededLibrary library) {
        right.put(library, RightContent.load(library.right(), disk));
        libraries.add(library);
    }

    /** Reports whether the list of one of them is missing or cannot be read. */
    public synchronized boolean lacksLists() {
        return !unreadable.isEmpty();
    }

    /**
     * Reads the lists that changed since the last time, and judges by the rules; what is to be seeded by now is with the
     * seeder when this returns.
     *
     * @return whether something was added or taken out
     */
    public synchronized boolean look() {
        remember();
        boolean changed = false;
        for (SeededLibrary library : libraries) {
            changed |= readIfChanged(library);
        }
        if (changed) {
            List<SeedCopy> copies = copies();
            choice.list(copies.stream().map(SeedCopy::withoutTrackers).toList());
            trackers.list(copies);
            trackers.changed(seeding.keySet()).forEach(seeder::announce);
        }
        if (choice.hasAlternatives()) {
            changed |= choice.consider(seeder.heldBack(), seeding);
        }
        return (changed || !rules.areNone()) && follow(rules.areNone() ? Map.of() : counts.collect());
    }

    /** Writes down which content was found right, so that the next start need not read it. */
    private void remember() {
        seeder.hashed().forEach((infoHash, stamp) -> {
            SeedCopy copy = seeding.get(infoHash);
            if (copy != null) {
                of(copy.library()).found(copy.entry(), stamp);
            }
        });
        right.values().forEach(RightContent::save);
    }

    private RightContent of(SeededLibrary library) {
        return Objects.requireNonNull(right.get(library), "a library that is seeded");
    }

    /** Returns the torrents that the seeder has now. */
    public synchronized Set<InfoHash> seeding() {
        return Set.copyOf(seeding.keySet());
    }

    /** Returns the torrents that the seeder has now and does not hold back. */
    synchronized Set<InfoHash> served() {
        Set<InfoHash> served = new HashSet<>(seeding.keySet());
        served.removeAll(seeder.heldBack());
        return served;
    }

    /** Returns the torrents this library listed when it was last read. */
    synchronized List<InfoHash> listed(SeededLibrary library) {
        return listed.getOrDefault(library, List.of()).stream()
                .map(SeedEntry::infoHash)
                .toList();
    }

    /** Reports whether a rule has ended every listed torrent; false if none is listed. */
    public synchronized boolean isDone() {
        boolean allKnown = unreadable.isEmpty() && listed.keySet().containsAll(libraries);
        Set<InfoHash> torrents = choice.torrents();
        return allKnown && !torrents.isEmpty() && torrents.stream().allMatch(ends::hasEnded);
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

    private List<SeedCopy> copies() {
        List<SeedCopy> copies = new ArrayList<>();
        for (SeededLibrary library : libraries) {
            listed.getOrDefault(library, List.of()).forEach(entry -> copies.add(new SeedCopy(library, entry)));
        }
        return copies;
    }

    private boolean follow(Map<InfoHash, TorrentActivity> activity) {
        Map<InfoHash, SeedCopy> wanted = new LinkedHashMap<>();
        for (InfoHash infoHash : choice.torrents()) {
            SeedCopy copy = choice.of(infoHash, seeding.get(infoHash));
            if (!ends.hasEnded(copy.entry(), activity.get(infoHash))) {
                wanted.put(infoHash, copy);
            }
        }
        List<SeedCopy> unwanted = seeding.values().stream()
                .filter(copy -> !copy.equals(wanted.get(copy.entry().infoHash())))
                .toList();
        unwanted.forEach(copy -> {
            seeder.remove(copy.entry().infoHash());
            seeding.remove(copy.entry().infoHash());
        });
        wanted.keySet().removeAll(seeding.keySet());
        wanted.forEach((infoHash, copy) -> {
            seeding.put(infoHash, copy);
            counts.seededFrom(infoHash, copy.library());
            seeder.add(of(copy.library()).trusted(copy.entry()).with(trackers.of(infoHash)));
        });
        return !unwanted.isEmpty() || !wanted.isEmpty();
    }
}
