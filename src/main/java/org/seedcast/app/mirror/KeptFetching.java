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
public final class KeptFetching implements Fetching.Factory {
    private record Kept(FeedLocation feed, FetchOptions options, Fetching fetching) {}

    private final Fetching.Factory factory;
    /** A handful; to hash all that says what they are takes longer than to look at each. */
    private final List<Kept> kept = new ArrayList<>();

    public KeptFetching(Fetching.Factory factory) {
        this.factory = factory;
    }

    @Override
    public Fetching of(FeedLocation feed, FetchOptions options) throws SeedcastException {
        for (Kept known : kept) {
            if (known.feed().equals(feed) && known.options().equals(options)) {
                known.fetching().host().forget();
                return known.fetching();
            }
        }
        Fetching built = factory.of(feed, options);
        kept.add(new Kept(feed, options, built));
        return built;
    }
}
