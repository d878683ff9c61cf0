package org.seedcast.app.mirror;

import java.util.Optional;
import org.seedcast.config.FeedOptions;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.FeedResult;
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

    ReadingTerms.Limit limit() {
        return new ReadingTerms.Limit(reading.maxPages(), reading.maxSize().bytes());
    }

    /** The same with the feed itself, which was read already. */
    MirrorSource holding(FeedResult result) {
        return new MirrorSource(location, fetchTools, reading, again, Optional.of(result));
    }
}
