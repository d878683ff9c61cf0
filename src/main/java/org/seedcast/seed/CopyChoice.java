package org.seedcast.seed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.seedcast.torrent.InfoHash;

/**
 * Chooses the copy of each torrent to seed: that of the first library, unless it was held back, then the next. A served
 * one stays chosen; if every copy failed, a copy is retried once its file has changed. Not for several threads.
 */
final class CopyChoice {
    /** Number of calls after which bad copies are checked again, which needs the disk. */
    private static final int REST = 30;

    private final Map<InfoHash, List<SeedCopy>> copies = new LinkedHashMap<>();
    /** Copies that were held back, with the state they were in then. */
    private final Map<SeedCopy, CopyState> bad = new HashMap<>();

    private int asked;

    /** @param all there are now, the preferred ones first */
    void list(List<SeedCopy> all) {
        copies.clear();
        for (SeedCopy copy : all) {
            copies.computeIfAbsent(copy.entry().infoHash(), infoHash -> new ArrayList<>())
                    .add(copy);
        }
        bad.keySet().retainAll(all);
    }

    Set<InfoHash> torrents() {
        return copies.keySet();
    }

    /** @param current the one that is with the seeder, if any */
    SeedCopy of(InfoHash infoHash, @Nullable SeedCopy current) {
        List<SeedCopy> all = Objects.requireNonNull(copies.get(infoHash), "a torrent that is listed");
        return all.stream()
                .filter(copy -> !bad.containsKey(copy))
                .findFirst()
                .orElse(current != null && all.contains(current) ? current : all.get(0));
    }

    /** Reports whether any torrent could be seeded from another place. */
    boolean hasAlternatives() {
        return copies.values().stream().anyMatch(all -> all.size() > 1);
    }

    /**
     * Takes note of what the seeder holds back.
     *
     * @return whether another copy of something may be the one to try now
     */
    boolean consider(Set<InfoHash> heldBack, Map<InfoHash, SeedCopy> seeding) {
        asked++;
        bad.keySet().removeIf(copy -> {
            InfoHash infoHash = copy.entry().infoHash();
            return copy.equals(seeding.get(infoHash)) && !heldBack.contains(infoHash);
        });
        boolean changed = false;
        for (InfoHash infoHash : heldBack) {
            List<SeedCopy> all = copies.getOrDefault(infoHash, List.of());
            SeedCopy current = seeding.get(infoHash);
            if (all.size() > 1 && current != null) {
                changed |= consider(all, current);
            }
        }
        return changed;
    }

    private boolean consider(List<SeedCopy> all, SeedCopy current) {
        boolean news = !bad.containsKey(current);
        if (news) {
            bad.put(current, CopyState.of(current.entry()));
        }
        if (!news && asked % REST != 0) {
            return false;
        }
        // The current one is looked after by the seeder itself.
        all.stream()
                .filter(copy -> !copy.equals(current) && bad.containsKey(copy))
                .filter(copy -> !CopyState.of(copy.entry()).equals(bad.get(copy)))
                .forEach(bad::remove);
        return true;
    }
}
