package org.seedcast.feed.item;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Excess;

/** Items of one guid that are the same episode, as none of them is apart from any other. */
final class Siblings {
    private final List<Draft> items = new ArrayList<>();
    private final List<Sketch> sketches = new ArrayList<>();

    private Siblings() {}

    /** Sorts all items of one guid into episodes. Their order in the document is not looked at, as it may change. */
    static List<Siblings> among(List<Draft> items) {
        record Sketched(Draft item, Sketch sketch) {}
        List<Sketched> ordered = items.stream()
                .map(item -> new Sketched(item, item.sketch()))
                .sorted(Comparator.comparing(item -> item.sketch().text()))
                .toList();
        List<Siblings> episodes = new ArrayList<>();
        for (Sketched one : ordered) {
            Optional<Siblings> place = episodes.stream()
                    .filter(episode -> episode.sketches.stream().noneMatch(one.sketch()::isApartFrom))
                    .max(Comparator.comparingInt(episode -> episode.likeness(one.sketch())));
            Siblings episode = place.orElseGet(Siblings::new);
            if (place.isEmpty()) {
                episodes.add(episode);
            }
            episode.items.add(one.item());
            episode.sketches.add(one.sketch());
        }
        return episodes;
    }

    private int likeness(Sketch sketch) {
        return sketches.stream().mapToInt(sketch::likeness).max().orElse(0);
    }

    /** The one that comes first in the document, with the files of all. */
    Draft merged(Excess excess) {
        List<Draft> inOrder = new ArrayList<>(items);
        inOrder.sort(Comparator.comparingInt(Draft::position));
        Draft first = inOrder.remove(0);
        for (Draft item : inOrder) {
            for (Enclosure file : item.files()) {
                if (!first.has(file) && first.isFull()) {
                    excess.surplusEnclosure();
                } else if (!first.has(file)) {
                    first.add(file);
                }
            }
        }
        return first;
    }
}
