package org.seedcast.app;

import java.util.Optional;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.FeedReader;
import org.seedcast.feed.FeedResult;
import org.seedcast.feed.FeedUnreadable;
import org.seedcast.feed.NotModified;
import org.seedcast.feed.Validators;

/**
 * The feed of one run and what fetches from it; which addresses that may reach depends on where the feed is.
 *
 * @param held the feed itself, where it had to be read before there was a library
 */
record Source(FeedLocation location, Fetching fetching, Optional<FeedResult> held) {

    /** Reads the feed now, for a library that is yet to be made: a wrong address leaves nothing behind. */
    Source hold() throws FeedUnreadable, InterruptedException {
        FeedResult result = feeds().read(location, Validators.NONE);
        if (result instanceof NotModified) {
            throw new FeedUnreadable(location.display(), "HTTP 304, though it was never read before");
        }
        return new Source(location, fetching, Optional.of(result));
    }

    FeedResult read(Validators known) throws FeedUnreadable, InterruptedException {
        return held.isPresent() ? held.get() : feeds().read(location, known);
    }

    private FeedReader feeds() {
        return fetching.feeds();
    }
}
