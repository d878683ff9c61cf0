package org.seedcast.app.mirror;

import java.util.ArrayList;
import java.util.List;
import org.seedcast.config.FetchOptions;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.FeedLocation;

/**
 * Builds the clients once for each feed: the next run finds its connections still open, and months of runs leak no
 * clients. Not for several threads.
 */
public final class FetchToolsCache implements FetchTools.Factory {
    private record Kept(FeedLocation feed, FetchOptions options, FetchTools fetchTools) {}

    private final FetchTools.Factory factory;
    /** A handful; to hash all that says what they are takes longer than to look at each. */
    private final List<Kept> kept = new ArrayList<>();

    public FetchToolsCache(FetchTools.Factory factory) {
        this.factory = factory;
    }

    @Override
    public FetchTools of(FeedLocation feed, FetchOptions options) throws SeedcastException {
        for (Kept known : kept) {
            if (known.feed().equals(feed) && known.options().equals(options)) {
                known.fetchTools().host().forget();
                return known.fetchTools();
            }
        }
        FetchTools built = factory.of(feed, options);
        kept.add(new Kept(feed, options, built));
        return built;
    }
}
