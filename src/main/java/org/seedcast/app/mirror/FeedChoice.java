package org.seedcast.app.mirror;

import java.util.Optional;
import org.seedcast.address.Resource;
import org.seedcast.failure.WrongUse;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.LocalFeed;
import org.seedcast.feed.RemoteFeed;
import org.seedcast.library.Layout;
import org.seedcast.library.Subscription;

/** Chooses the feed that a library mirrors: one, for all its life. */
final class FeedChoice {
    private FeedChoice() {}

    /**
     * @param typed what the command line names
     * @param stored what the library knows; empty before there is one
     * @param moved whether the typed one may take the place of the stored one
     */
    static FeedLocation of(Optional<FeedLocation> typed, Optional<Subscription> stored, boolean moved, Layout layout)
            throws WrongUse {
        Optional<FeedLocation> known = stored.flatMap(Subscription::feed).map(FeedLocation::parse);
        if (typed.isEmpty()) {
            return known.orElseThrow(() -> new WrongUse(
                    "there is no feed in " + layout.root() + " yet", "give one: seedcast mirror FEED --dir DIR"));
        }
        FeedLocation wanted = typed.get();
        boolean remembered = stored.flatMap(Subscription::movedTo)
                .filter(address -> address.toString().equals(text(wanted)))
                .isPresent();
        if (known.isPresent() && !text(known.get()).equals(text(wanted)) && !moved && !remembered) {
            throw new WrongUse(
                    layout.root() + " mirrors another feed: " + known.get().display(),
                    "use another --dir for this one, or --moved if the show has a new address");
        }
        return wanted;
    }

    /** Returns the text that the library stores: a URL, or an absolute path. */
    static String text(FeedLocation location) {
        if (location instanceof RemoteFeed remote) {
            return Resource.of(remote.url()).toString();
        }
        return ((LocalFeed) location).file().toAbsolutePath().normalize().toString();
    }
}
