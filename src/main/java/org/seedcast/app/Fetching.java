package org.seedcast.app;

import org.seedcast.config.FetchOptions;
import org.seedcast.download.Downloader;
import org.seedcast.download.OriginQuery;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.FeedReader;
import org.seedcast.http.OpenCalls;

/**
 * What fetches a feed and its files. Which addresses it may reach depends on where the feed is.
 *
 * @param covers for the cover of the show
 * @param calls what it has under way
 * @param privateFeed whether the feed may be meant for one subscriber
 */
record Fetching(
        FeedReader feeds,
        Downloader downloader,
        Downloader covers,
        OriginQuery origins,
        OpenCalls calls,
        boolean privateFeed) {

    /** Builds it for one feed. */
    interface Factory {
        Fetching of(FeedLocation feed, FetchOptions options) throws SeedcastException;
    }
}
