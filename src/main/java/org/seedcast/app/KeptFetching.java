package org.seedcast.app;

import java.util.HashMap;
import java.util.Map;
import org.seedcast.config.FetchOptions;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.FeedLocation;

/**
 * Builds what fetches once for each feed: the next run finds its connections still open, and months of runs leave no
 * clients behind. Not for several threads.
 */
final class KeptFetching implements Fetching.Factory {
    private record Order(FeedLocation feed, FetchOptions options) {}

    private final Fetching.Factory factory;
    private final Map<Order, Fetching> kept = new HashMap<>();

    KeptFetching(Fetching.Factory factory) {
        this.factory = factory;
    }

    @Override
    public Fetching of(FeedLocation feed, FetchOptions options) throws SeedcastException {
        Order order = new Order(feed, options);
        Fetching known = kept.get(order);
        if (known != null) {
            return known;
        }
        Fetching built = factory.of(feed, options);
        kept.put(order, built);
        return built;
    }
}
