package org.seedcast.app.mirror;

import org.seedcast.config.FetchOptions;
import org.seedcast.download.Downloader;
import org.seedcast.download.OriginQuery;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.read.FeedReader;
import org.seedcast.http.LedHosts;
import org.seedcast.http.OpenCalls;
import org.seedcast.http.guard.TypedHosts;

/**
 * The clients that fetch a feed and its files. The addresses they may reach depend on where the feed is.
 *
 * @param host that of the feed, which was typed; none for a feed in a file
 * @param covers for the cover of the show
 * @param calls what it has under way
 * @param led the hosts that redirects led it to
 * @param privateFeed whether the feed may be meant for one subscriber
 */
public record FetchTools(
        TypedHosts host,
        FeedReader feeds,
        Downloader downloader,
        Downloader covers,
        OriginQuery origins,
        OpenCalls calls,
        LedHosts led,
        boolean privateFeed) {

    /** Builds it for one feed. */
    public interface Factory {
        FetchTools of(FeedLocation feed, FetchOptions options) throws SeedcastException;
    }
}
