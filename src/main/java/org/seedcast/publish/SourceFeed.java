package org.seedcast.publish;

import java.net.URI;
import java.util.Optional;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.RemoteFeed;
import org.seedcast.library.Catalogue;

/** The feed a library mirrors, as far as others may know it. */
final class SourceFeed {
    private SourceFeed() {}

    /** Empty for a local file, and for a URL with a secret in it. */
    static Optional<URI> publicUrl(Catalogue catalogue) {
        return location(catalogue)
                .filter(RemoteFeed.class::isInstance)
                .map(RemoteFeed.class::cast)
                .map(RemoteFeed::url)
                .filter(PublicAddress::isForAll);
    }

    /** What the addresses in kept elements mean. */
    static Optional<KeptAddresses> addresses(Catalogue catalogue) {
        return location(catalogue).map(FeedLocation::base).map(KeptAddresses::new);
    }

    static Optional<FeedLocation> location(Catalogue catalogue) {
        return catalogue.source().map(FeedLocation::parse);
    }
}
