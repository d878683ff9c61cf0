package org.seedcast.publish;

import java.net.URI;
import java.util.Optional;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.RemoteFeed;
import org.seedcast.library.Catalogue;

/** The feed a library mirrors, as far as others may know it. */
final class SourceFeed {
    private SourceFeed() {}

    /** Empty for a local file: no output ever contains a path of this machine. */
    static Optional<URI> publicUrl(Catalogue catalogue) {
        return location(catalogue)
                .filter(RemoteFeed.class::isInstance)
                .map(RemoteFeed.class::cast)
                .map(RemoteFeed::url)
                .filter(url -> url.getUserInfo() == null);
    }

    static Optional<FeedLocation> location(Catalogue catalogue) {
        return catalogue.source().map(FeedLocation::parse);
    }
}
