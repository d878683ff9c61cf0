package org.seedcast.app.mirror;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.seedcast.app.event.Event;
import org.seedcast.config.OnChange;
import org.seedcast.config.Selection;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.MediaFilter;
import org.seedcast.library.EpisodeState.Discovered;
import org.seedcast.library.EpisodeState.Downloaded;
import org.seedcast.library.EpisodeState.Failure;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.EpisodeState.Retired;
import org.seedcast.library.EpisodeState.Unusable;
import org.seedcast.library.Item;

/** The steps of a run for all items: a pure function of what the library knows, the request and the time. */
record Plan(List<Step> steps) {
    Plan {
        steps = List.copyOf(steps);
    }

    /** The step for one item. */
    sealed interface Step {
        Item item();
    }

    /** Nothing is to be done. */
    record Settled(Outcome outcome) implements Step {
        @Override
        public Item item() {
            return outcome.item();
        }
    }

    /** The item is to be downloaded and made a torrent. */
    record Finish(Item item) implements Step {}

    /** The item is or was here, and the operator wants its file fetched again. */
    record Refetch(Item item) implements Step {}

    /** The item is here, and the feed has changed it: its origin is to be asked whether the bytes have changed. */
    record Ask(Item item) implements Step {}

    static Plan of(List<Item> items, Selection selection, MediaFilter filter, Instant now) {
        return of(items, Set.of(), selection, filter, now);
    }

    /** @param again the episodes whose files are to be fetched again */
    static Plan of(List<Item> items, Set<Long> again, Selection selection, MediaFilter filter, Instant now) {
        Set<Long> selected = selected(items, selection, filter);
        List<Step> steps = new ArrayList<>();
        for (Item item : items) {
            // What was put in by hand is in no feed, so no run has anything to do with it.
            if (item.release().isEmpty()) {
                steps.add(
                        again.contains(item.episode())
                                ? named(item, filter)
                                : step(item, selected, selection, filter, now));
            }
        }
        return new Plan(steps);
    }

    /** The items to be fetched. */
    List<Item> unfinished() {
        return steps.stream()
                .filter(step -> step instanceof Finish || step instanceof Refetch)
                .map(Step::item)
                .toList();
    }

    /** Reports whether there is nothing to do. */
    boolean isSettled() {
        return steps.stream().allMatch(Settled.class::isInstance);
    }

    /** One that was named: it neither waits nor has to be among those that are selected. */
    private static Step named(Item item, MediaFilter filter) {
        Optional<String> unwanted = filter.skipReason(item.enclosure());
        if (item.state() instanceof Published && !item.revision().superseded()) {
            return new Refetch(item);
        }
        boolean alternate = item.enclosure().rendition() && item.state() instanceof Discovered;
        boolean plain = item.state() instanceof Discovered || item.state() instanceof Downloaded;
        return plain && unwanted.isEmpty() && !alternate
                ? new Finish(item)
                : step(item, Set.of(), Selection.ALL, filter, Instant.EPOCH);
    }

    private static Step step(Item item, Set<Long> selected, Selection selection, MediaFilter filter, Instant now) {
        if (item.state() instanceof Unusable unusable) {
            return new Settled(
                    Outcome.failed(item, new SeedcastException(ExitCode.SOME_ITEMS_FAILED, unusable.reason())));
        }
        Optional<String> unwanted = filter.skipReason(item.enclosure());
        if (item.state() instanceof Published) {
            boolean doubtful = item.revision().changed() && !item.revision().superseded();
            boolean ask = doubtful
                    && selection.onChange() == OnChange.ADD
                    && unwanted.isEmpty()
                    && selected.contains(item.episode());
            return ask ? new Ask(item) : new Settled(Outcome.of(item, Event.Action.KEEP));
        }
        if (item.state() instanceof Retired) {
            return skipped(item, "retired");
        }
        if (unwanted.isPresent()) {
            return skipped(item, unwanted.get());
        }
        if (item.enclosure().rendition() && !selection.alternates()) {
            return skipped(item, "another form of an enclosure");
        }
        if (!selected.contains(item.episode())) {
            return skipped(item, "not selected");
        }
        boolean waits = !selection.retryFailed()
                && lastFailure(item)
                        .filter(failure -> now.isBefore(failure.nextTry(now)))
                        .isPresent();
        return waits ? skipped(item, "waiting") : new Finish(item);
    }

    private static Step skipped(Item item, String reason) {
        return new Settled(Outcome.skipped(item, reason));
    }

    private static Optional<Failure> lastFailure(Item item) {
        return item.state() instanceof Discovered discovered ? discovered.lastFailure() : Optional.empty();
    }

    /** The episodes that are meant; {@code --latest} counts none without any wanted file. */
    private static Set<Long> selected(List<Item> items, Selection selection, MediaFilter filter) {
        int limit = selection.latest().orElse(Integer.MAX_VALUE);
        Set<Long> newest = new HashSet<>();
        for (Item item : items) {
            boolean wanted = item.release().isEmpty()
                    && !(item.state() instanceof Retired)
                    && !(item.state() instanceof Unusable)
                    && selection.wants(item.title(), item.published())
                    && filter.skipReason(item.enclosure()).isEmpty();
            if (newest.size() < limit && wanted) {
                newest.add(item.episode());
            }
        }
        return newest;
    }
}
