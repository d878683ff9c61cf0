package org.seedcast.app.mirror;

import java.net.URI;
import java.util.Optional;
import org.seedcast.config.FeedOptions;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.FeedResult;
import org.seedcast.feed.FeedUnreadable;
import org.seedcast.feed.KnownEpisodes;
import org.seedcast.feed.NotModified;
import org.seedcast.feed.RemoteFeed;
import org.seedcast.feed.Validators;
import org.seedcast.feed.read.FeedReader;
import org.seedcast.library.ReadingTerms;

/**
 * The feed of one run and the clients that fetch from it; the addresses they may reach depend on where the feed is.
 *
 * @param reading how far the feed is read
 * @param again whether it is asked for though its server said that it is gone
 * @param held the feed itself, where it had to be read before there was a library
 */
record MirrorSource(
        FeedLocation location, FetchTools fetchTools, FeedOptions reading, boolean again, Optional<FeedResult> held) {

    /** Reads the feed now, for a library that is yet to be made: a wrong address leaves nothing behind. */
    MirrorSource hold() throws SeedcastException, InterruptedException {
        FeedResult result = feeds().read(location, Validators.NONE, () -> KnownEpisodes.NONE);
        if (result instanceof NotModified) {
            throw new FeedUnreadable(location.display(), "HTTP 304, although it was never read before");
        }
        return new MirrorSource(location, fetchTools, reading, again, Optional.of(result));
    }

    FeedResult read(Validators validators, KnownEpisodes.Source known) throws SeedcastException, InterruptedException {
        return held.isPresent() ? held.get() : feeds().read(location, validators, known);
    }

    /** The same at the address where the feed is now; which hosts may be reached stays as the typed one decides. */
    FeedResult readAt(URI address, Validators validators, KnownEpisodes.Source known)
            throws SeedcastException, InterruptedException {
        return feeds().read(new RemoteFeed(address), validators, known);
    }

    ReadingTerms.Limit limit() {
        return new ReadingTerms.Limit(reading.maxPages(), reading.maxSize().bytes());
    }

    private FeedReader feeds() {
        return fetchTools.feeds();
    }
}
