package org.seedcast.publish.feed;

import java.net.URI;
import java.util.Optional;
import org.jdom2.Element;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.RemoteFeed;
import org.seedcast.feed.item.SourceAddress;
import org.seedcast.library.Catalogue;
import org.seedcast.publish.item.PublicAddress;

/** The public part of the feed that a library mirrors. */
final class SourceFeed {
    private SourceFeed() {}

    /** Empty for a local file, for a URL with a secret in it, and for a feed that is meant for one subscriber. */
    static Optional<URI> publicUrl(Catalogue catalogue) {
        return location(catalogue)
                .filter(any -> !catalogue.settings().privateFeed())
                .filter(RemoteFeed.class::isInstance)
                .map(RemoteFeed.class::cast)
                .map(RemoteFeed::url)
                .filter(PublicAddress::isForAll);
    }

    /** Writes out the addresses in a kept element, and takes out what is for this machine alone. */
    static void settle(Element kept, Catalogue catalogue) {
        base(kept, catalogue).ifPresent(base -> new KeptAddresses(base).settle(kept));
    }

    /** Returns the base of the addresses in {@code kept}; works once, as it removes the note. */
    static Optional<URI> base(Element kept, Catalogue catalogue) {
        return SourceAddress.take(kept).or(() -> location(catalogue).map(FeedLocation::base));
    }

    static Optional<FeedLocation> location(Catalogue catalogue) {
        return catalogue.source().map(FeedLocation::parse);
    }
}
