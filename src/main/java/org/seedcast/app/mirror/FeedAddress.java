package org.seedcast.app.mirror;

import java.net.URI;
import java.util.Optional;
import org.seedcast.address.Resource;
import org.seedcast.failure.SeedcastException;
import org.seedcast.feed.Changed;
import org.seedcast.feed.FeedLocation;
import org.seedcast.feed.FeedResult;
import org.seedcast.feed.FeedUnreadable;
import org.seedcast.feed.KnownEpisodes;
import org.seedcast.feed.NotModified;
import org.seedcast.feed.RemoteFeed;
import org.seedcast.feed.Validators;
import org.seedcast.feed.read.FeedReader;
import org.seedcast.http.RedactedUrl;
import org.seedcast.library.Subscription;

/** The address at which the feed is read: the typed one, or the one it has moved to since. */
final class FeedAddress {
    private final MirrorSource source;
    private final Subscription known;

    FeedAddress(MirrorSource source, Subscription known) {
        this.source = source;
        this.known = known;
    }

    /** @param movedTo where the feed is from now on, if that is not the address that was typed */
    record Found(FeedResult result, Optional<URI> movedTo) {
        /** The address, if the library is yet to learn it. */
        Optional<URI> news(Subscription known) {
            return movedTo.filter(address -> !known.movedTo().equals(Optional.of(address)));
        }
    }

    /** Reads the feed now, for a library that is yet to be made: a wrong address leaves nothing behind. */
    static MirrorSource first(MirrorSource source) throws SeedcastException, InterruptedException {
        FeedLocation location = source.location();
        FeedResult result = source.fetchTools().feeds().read(location, Validators.NONE, () -> KnownEpisodes.NONE);
        if (result instanceof NotModified) {
            throw new FeedUnreadable(location.display(), "HTTP 304, although it was never read before");
        }
        return source.holding(result);
    }

    /** A new address that does not answer any more may have been a mistake; then the typed one is asked again. */
    Found read(KnownEpisodes.Source episodes) throws SeedcastException, InterruptedException {
        Optional<URI> moved = remembered();
        if (moved.isPresent()) {
            try {
                return found(feeds().read(new RemoteFeed(moved.get()), validators(), episodes), moved);
            } catch (FeedUnreadable atNewAddress) {
                return readAgain(atNewAddress, episodes);
            }
        }
        return readTyped(validators(), episodes);
    }

    private Found readTyped(Validators validators, KnownEpisodes.Source episodes)
            throws SeedcastException, InterruptedException {
        FeedResult result =
                source.held().isPresent() ? source.held().get() : feeds().read(source.location(), validators, episodes);
        return found(result, Optional.empty());
    }

    /** Returns the reader; the typed address still decides which hosts may be reached. */
    private FeedReader feeds() {
        return source.fetchTools().feeds();
    }

    private Found readAgain(FeedUnreadable atNewAddress, KnownEpisodes.Source episodes)
            throws SeedcastException, InterruptedException {
        try {
            return readTyped(Validators.NONE, episodes);
        } catch (FeedUnreadable atTypedAddress) {
            atNewAddress.addSuppressed(atTypedAddress);
            throw atNewAddress;
        }
    }

    private Optional<URI> remembered() {
        boolean same = known.feed().equals(Optional.of(FeedChoice.text(source.location())));
        return same && source.held().isEmpty() ? known.movedTo() : Optional.empty();
    }

    /** Reports whether other terms would bring more of the feed, though it may not have changed. */
    boolean isReadAnew() {
        return known.wouldGiveMoreWith(source.reading().alternates(), source.limit());
    }

    private Validators validators() {
        boolean same = known.feed().equals(Optional.of(FeedChoice.text(source.location())));
        return same && !isReadAnew() ? known.validators() : Validators.NONE;
    }

    private Found found(FeedResult result, Optional<URI> readAt) {
        Optional<URI> told = result instanceof Changed changed ? changed.movedTo() : ((NotModified) result).movedTo();
        Optional<URI> movedTo = told.or(() -> readAt).map(Resource::of);
        return new Found(result, movedTo.filter(address -> !isTyped(address)));
    }

    private boolean isTyped(URI address) {
        return FeedChoice.text(source.location()).equals(address.toString());
    }

    static String display(URI address) {
        return RedactedUrl.of(address);
    }
}
