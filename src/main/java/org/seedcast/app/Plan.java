package org.seedcast.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.seedcast.config.Selection;
import org.seedcast.feed.MediaFilter;
import org.seedcast.library.EpisodeState.Discovered;
import org.seedcast.library.EpisodeState.Failure;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;

/** What a run will do with every item: a pure function of what the library knows, the wishes and the time. */
record Plan(List<Step> steps) {

    /**
     * What is to be done with one item.
     *
     * @param settled its outcome where nothing has to be done; empty where it is to be brought to its torrent
     */
    record Step(Item item, Optional<Outcome> settled) {}

    static Plan of(List<Item> items, Selection selection, MediaFilter filter, Instant now) {
        Set<Long> selected = newest(items, selection, filter);
        List<Step> steps = new ArrayList<>();
        for (Item item : items) {
            steps.add(new Step(item, settled(item, selected, selection, filter, now)));
        }
        return new Plan(List.copyOf(steps));
    }

    /** The items to be brought to their torrents. */
    List<Item> unfinished() {
        return steps.stream()
                .filter(step -> step.settled().isEmpty())
                .map(Step::item)
                .toList();
    }

    private static Optional<Outcome> settled(
            Item item, Set<Long> selected, Selection selection, MediaFilter filter, Instant now) {
        if (item.state() instanceof Published) {
            return Optional.of(Outcome.of(item, Event.Action.KEEP));
        }
        Optional<String> unwanted = filter.skipReason(item.enclosure());
        if (unwanted.isPresent()) {
            return Optional.of(Outcome.skipped(item, unwanted.get()));
        }
        if (!selected.contains(item.episode())) {
            return Optional.of(Outcome.skipped(item, "not selected"));
        }
        boolean waits = !selection.retryFailed()
                && lastFailure(item)
                        .filter(failure -> now.isBefore(failure.nextTry()))
                        .isPresent();
        return waits ? Optional.of(Outcome.skipped(item, "waiting")) : Optional.empty();
    }

    private static Optional<Failure> lastFailure(Item item) {
        return item.state() instanceof Discovered discovered ? discovered.lastFailure() : Optional.empty();
    }

    /** The episodes that {@code --latest} means; those without any wanted file do not count. */
    private static Set<Long> newest(List<Item> items, Selection selection, MediaFilter filter) {
        int limit = selection.latest().orElse(Integer.MAX_VALUE);
        Set<Long> newest = new HashSet<>();
        for (Item item : items) {
            if (newest.size() < limit && filter.skipReason(item.enclosure()).isEmpty()) {
                newest.add(item.episode());
            }
        }
        return newest;
    }
}
