package org.seedcast.library;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.seedcast.feed.Episode;

/**
 * Finds the episodes whose guid the publisher changed: a new one in the document that is like a stored one whose guid
 * the document no longer has. First by the address of a file, then by title, day and length; and only where the two
 * find each other and nobody else, as a wrong match would lose an episode.
 */
final class Renaming {
    /** Two are too many already; all of them for each of all would take time and memory by the square. */
    private static final int MOST_ALIKE = 20;

    private Renaming() {}

    /**
     * @param fresh episodes of one document, none of them stored
     * @param absent stored ones that are not in that document
     * @return which of {@code absent} each of some of {@code fresh} is
     */
    static Map<Episode, StoredEpisode> find(List<Episode> fresh, List<StoredEpisode> absent) {
        Map<Episode, StoredEpisode> found = new LinkedHashMap<>();
        for (Class<? extends Likeness> kind : List.of(Likeness.SameFile.class, Likeness.SameStory.class)) {
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
            List<Episode> fresh, List<StoredEpisode> absent, Class<? extends Likeness> kind) {
        Map<Likeness, List<StoredEpisode>> storedBy = new HashMap<>();
        for (StoredEpisode stored : absent) {
            Likeness.of(stored).stream().filter(kind::isInstance).forEach(likeness -> {
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
            Likeness.of(episode).stream()
                    .filter(kind::isInstance)
                    .forEach(likeness -> like.addAll(storedBy.getOrDefault(likeness, List.of())));
            like.forEach(stored ->
                    claims.computeIfAbsent(stored, any -> new ArrayList<>()).add(episode));
            if (like.size() == 1 && !isAnotherStory(episode, like.iterator().next())) {
                pairs.put(episode, like.iterator().next());
            }
        }
        pairs.values().removeIf(stored -> claims.getOrDefault(stored, List.of()).size() > 1);
        return pairs;
    }

    /** Some feeds have one address for whatever is newest: then title and day tell that it is not the same. */
    private static boolean isAnotherStory(Episode episode, StoredEpisode stored) {
        StoredEpisode.Headline told = stored.headline();
        boolean otherTitle = !episode.title().strip().equals(told.title().strip());
        Optional<LocalDate> day = episode.published().map(Renaming::day);
        Optional<LocalDate> before = told.published().map(Renaming::day);
        return otherTitle && day.isPresent() && before.isPresent() && !day.equals(before);
    }

    private static LocalDate day(Instant date) {
        return LocalDate.ofInstant(date, ZoneOffset.UTC);
    }
}
