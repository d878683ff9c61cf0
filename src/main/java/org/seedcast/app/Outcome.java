package org.seedcast.app;

import java.util.Optional;
import java.util.OptionalLong;
import org.seedcast.app.Event.Action;
import org.seedcast.failure.SeedcastException;
import org.seedcast.library.EpisodeState;
import org.seedcast.library.Item;

/**
 * What became of one item in this run.
 *
 * @param reason why it was skipped or failed
 * @param failure what went wrong, when it failed
 */
record Outcome(Item item, Action action, Optional<String> reason, Optional<SeedcastException> failure) {

    static Outcome of(Item item, Action action) {
        return new Outcome(item, action, Optional.empty(), Optional.empty());
    }

    static Outcome kept(Item item, String reason) {
        return new Outcome(item, Action.KEEP, Optional.of(reason), Optional.empty());
    }

    static Outcome skipped(Item item, String reason) {
        return new Outcome(item, Action.SKIP, Optional.of(reason), Optional.empty());
    }

    static Outcome failed(Item item, SeedcastException failure) {
        return new Outcome(item, Action.FAIL, Optional.of(SeedcastException.reason(failure)), Optional.of(failure));
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
