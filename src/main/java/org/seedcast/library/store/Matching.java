package org.seedcast.library.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seedcast.feed.Episode;
import org.seedcast.feed.Guid;
import org.seedcast.feed.item.Sketch;
import org.seedcast.library.store.row.StoredEpisode;
import org.seedcast.library.store.row.StoredEpisode.Told;

/** Matches the episodes of a document to stored ones under the same guid. */
final class Matching {
    private static final Comparator<Pair> CLOSEST_FIRST = Comparator.comparingInt(Pair::likeness)
            .reversed()
            .thenComparingLong(pair -> pair.stored().id());

    private final Guid guid;
    private final IdentityHashMap<Episode, StoredEpisode> found = new IdentityHashMap<>();
    private final Map<Long, StoredEpisode> open = new LinkedHashMap<>();

    private Matching(Guid guid, List<StoredEpisode> stored) {
        this.guid = guid;
        stored.forEach(one -> open.put(one.id(), one));
    }

    private record Pair(Episode told, StoredEpisode stored, int likeness) {}

    /**
     * The closest find each other first. None is what may be another episode than each that is left.
     *
     * @param told of one document, all that have {@code guid}
     * @param stored all that have {@code guid}
     */
    static IdentityHashMap<Episode, StoredEpisode> find(Guid guid, List<Episode> told, List<StoredEpisode> stored) {
        Matching matching = new Matching(guid, stored);
        for (Pair pair : matching.pairs(told)) {
            if (!matching.found.containsKey(pair.told())
                    && matching.open.containsKey(pair.stored().id())) {
                matching.match(pair.told(), pair.stored());
            }
        }
        told.stream().filter(episode -> !matching.found.containsKey(episode)).forEach(matching::replaceLost);
        return matching.found;
    }

    private List<Pair> pairs(List<Episode> told) {
        record Sketched(StoredEpisode stored, Sketch sketch) {}
        List<Sketched> before = open.values().stream()
                .map(stored -> new Sketched(stored, stored.sketch()))
                .toList();
        boolean shared = told.size() > 1 || before.size() > 1;
        List<Pair> pairs = new ArrayList<>();
        for (Episode episode : told) {
            Sketch sketch = Sketch.of(episode);
            before.stream()
                    .filter(one -> !one.sketch().isReplacedBy(sketch, guid))
                    .filter(one -> !shared || !isChance(one.stored(), one.sketch(), episode, sketch))
                    .map(one -> new Pair(episode, one.stored(), one.sketch().likeness(sketch)))
                    .forEach(pairs::add);
        }
        pairs.sort(CLOSEST_FIRST);
        return pairs;
    }

    /**
     * Reports whether a likeness is chance: several episodes of a shared guid may come on one day, but not at one
     * moment; and where neither address nor length is the same, title or moment alone say little.
     */
    private static boolean isChance(StoredEpisode stored, Sketch before, Episode told, Sketch now) {
        boolean sameMoment = stored.headline().published().equals(Told.of(told).published());
        int likeness = before.likeness(now);
        boolean little = likeness == Sketch.SAME_DAY || likeness == Sketch.SAME_TITLE;
        return (likeness == Sketch.SAME_DAY && !sameMoment) || (little && before.hasOtherLength(now));
    }

    private void match(Episode told, StoredEpisode stored) {
        found.put(told, stored);
        open.remove(stored.id());
    }

    /**
     * Replaces an episode that was never fetched and no longer has an address of its own, as it cannot be downloaded
     * any more.
     */
    private void replaceLost(Episode told) {
        Sketch sketch = Sketch.of(told);
        Optional<StoredEpisode> lost = open.values().stream()
                .filter(stored -> !stored.isHere() && !stored.retired())
                .filter(stored -> stored.sketch().hasAddressOf(sketch))
                .findFirst();
        lost.ifPresent(stored -> match(told, stored));
    }
}
