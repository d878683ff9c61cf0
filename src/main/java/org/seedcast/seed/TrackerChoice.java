package org.seedcast.seed;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.seedcast.torrent.InfoHash;

/**
 * The trackers of each torrent: those of all libraries that list it, whichever of them provides its copy. Not for
 * several threads.
 */
final class TrackerChoice {
    private final Map<InfoHash, List<URI>> wanted = new HashMap<>();
    private final Map<InfoHash, List<URI>> told = new HashMap<>();

    /** @param copies all there are now */
    void list(List<SeedCopy> copies) {
        Map<InfoHash, Set<URI>> all = new HashMap<>();
        for (SeedCopy copy : copies) {
            all.computeIfAbsent(copy.entry().infoHash(), infoHash -> new LinkedHashSet<>())
                    .addAll(copy.entry().trackers());
        }
        wanted.clear();
        all.forEach((infoHash, trackers) -> wanted.put(infoHash, List.copyOf(trackers)));
        told.keySet().retainAll(all.keySet());
    }

    /** Returns the trackers to pass to the seeder when it starts the torrent. */
    List<URI> of(InfoHash infoHash) {
        List<URI> trackers = wanted.getOrDefault(infoHash, List.of());
        told.put(infoHash, trackers);
        return trackers;
    }

    /**
     * Returns the torrents in {@code seeding} whose trackers have changed since the seeder last received them, and
     * marks the new ones as received.
     */
    Map<InfoHash, List<URI>> changed(Set<InfoHash> seeding) {
        Map<InfoHash, List<URI>> changed = new HashMap<>();
        for (InfoHash infoHash : seeding) {
            List<URI> before = told.get(infoHash);
            if (wanted.containsKey(infoHash) && !wanted.get(infoHash).equals(before)) {
                changed.put(infoHash, of(infoHash));
            }
        }
        return changed;
    }
}
