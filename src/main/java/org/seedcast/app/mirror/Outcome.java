package org.seedcast.app.mirror;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.seedcast.app.event.Event;
import org.seedcast.app.event.Event.Action;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.EpisodeState;
import org.seedcast.library.Item;

/**
 * The outcome of one item in this run.
 *
 * @param reason why it was skipped or failed
 * @param failure what went wrong, when it failed
 * @param asides further events about it
 */
record Outcome(
        Item item, Action action, Optional<String> reason, Optional<SeedcastException> failure, List<Event> asides) {
    Outcome {
        asides = List.copyOf(asides);
    }

    static Outcome of(Item item, Action action) {
        return new Outcome(item, action, Optional.empty(), Optional.empty(), List.of());
    }

    static Outcome kept(Item item, String reason) {
        return new Outcome(item, Action.KEEP, Optional.of(reason), Optional.empty(), List.of());
    }

    static Outcome skipped(Item item, String reason) {
        return new Outcome(item, Action.SKIP, Optional.of(reason), Optional.empty(), List.of());
    }

    static Outcome failed(Item item, SeedcastException failure) {
        return new Outcome(
                item, Action.FAIL, Optional.of(SeedcastException.reason(failure)), Optional.of(failure), List.of());
    }

    /** Returns the same outcome with further events. */
    Outcome telling(List<Event> more) {
        return new Outcome(item, action, reason, failure, more);
    }

    /** Bytes of the file, when it is here. */
    OptionalLong bytes() {
        if (item.state() instanceof EpisodeState.Published published) {
            return OptionalLong.of(published.length());
        }
        return item.state() instanceof EpisodeState.Downloaded downloaded
                ? OptionalLong.of(downloaded.hashes().length())
                : OptionalLong.empty();
    }
}
