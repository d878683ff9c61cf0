package org.seedcast.library.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.seedcast.feed.Episode;
import org.seedcast.feed.item.Sketch;
import org.seedcast.library.store.row.StoredEpisode;

/**
 * Finds episodes whose guid the publisher changed: it pairs a new one in the document with a similar stored one whose
 * guid the document no longer has. First by the address of a file, then by title, day and length; and only if each is
 * the other's sole match, as a wrong match would lose an episode. If one of them has no length, the exact moment must
 * be the same.
 */
final class GuidChangeFinder {
    /** Two are too many already; all of them for each of all would take time and memory by the square. */
    private static final int MOST_ALIKE = 20;

    private static final List<Class<? extends EpisodeMatch>> KINDS =
            List.of(EpisodeMatch.SameFile.class, EpisodeMatch.SameStory.class, EpisodeMatch.SameMoment.class);

    private GuidChangeFinder() {}

    /**
     * @param fresh episodes of one document, none of them stored under its guid
     * @param absent stored ones that are not in that document under their guid
     * @return which of {@code absent} each of some of {@code fresh} is
     */
    static Map<Episode, StoredEpisode> find(List<Episode> fresh, List<StoredEpisode> absent) {
        Map<Episode, StoredEpisode> found = new LinkedHashMap<>();
        for (Class<? extends EpisodeMatch> kind : KINDS) {
            List<Episode> open = fresh.stream()
                    .filter(episode -> !found.containsKey(episode))
                    .toList();
            Set<StoredEpisode> taken = new HashSet<>(found.values());
            List<StoredEpisode> free =
                    absent.stream().filter(stored -> !taken.contains(stored)).toList();
            found.putAll(pairs(open, free, kind));
        }
        return found;
    }

    private static Map<Episode, StoredEpisode> pairs(
            List<Episode> fresh, List<StoredEpisode> absent, Class<? extends EpisodeMatch> kind) {
        Map<EpisodeMatch, List<StoredEpisode>> storedBy = new HashMap<>();
        for (StoredEpisode stored : absent) {
            EpisodeMatch.of(stored).stream().filter(kind::isInstance).forEach(likeness -> {
                List<StoredEpisode> same = storedBy.computeIfAbsent(likeness, any -> new ArrayList<>());
                if (same.size() < MOST_ALIKE) {
                    same.add(stored);
                }
            });
        }
        Map<StoredEpisode, List<Episode>> claims = new HashMap<>();
        Map<Episode, StoredEpisode> pairs = new LinkedHashMap<>();
        for (Episode episode : fresh) {
            Set<StoredEpisode> like = new LinkedHashSet<>();
            EpisodeMatch.of(episode).stream()
                    .filter(kind::isInstance)
                    .forEach(likeness -> like.addAll(storedBy.getOrDefault(likeness, List.of())));
            like.forEach(stored ->
                    claims.computeIfAbsent(stored, any -> new ArrayList<>()).add(episode));
            if (like.size() == 1 && !isAnother(episode, like.iterator().next(), kind)) {
                pairs.put(episode, like.iterator().next());
            }
        }
        pairs.values().removeIf(stored -> claims.getOrDefault(stored, List.of()).size() > 1);
        return pairs;
    }

    /** Reports whether title and day show another episode: some feeds have one address for whatever is newest. */
    private static boolean isAnother(Episode episode, StoredEpisode stored, Class<? extends EpisodeMatch> kind) {
        Sketch told = Sketch.of(episode);
        Sketch before = stored.sketch();
        boolean otherLength = !told.lengths().isEmpty() && !before.lengths().isEmpty();
        return before.isAnotherStory(told) || (kind == EpisodeMatch.SameMoment.class && otherLength);
    }
}
