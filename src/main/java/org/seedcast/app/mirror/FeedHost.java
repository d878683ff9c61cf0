package org.seedcast.app.mirror;

import java.util.Optional;
import org.seedcast.failure.SeedcastException;
import org.seedcast.http.guard.TypedHosts;
import org.seedcast.library.store.Library;

/**
 * The host of a feed, as a library knows it: if it was public in any run, and its name later means a machine on this
 * network, a stranger redirected it.
 */
final class FeedHost {
    private final MirrorSource source;

    FeedHost(MirrorSource source) {
        this.source = source;
    }

    /** Before the feed is asked for. What was known of another feed does not count. */
    void recall(Library library) throws SeedcastException {
        if (isOf(library) && library.feedRecord().isOutside()) {
            host().setOutside();
        }
    }

    /** After that. */
    void remember(Library library) throws SeedcastException {
        if (isOf(library) && library.feedRecord().isOutside() != host().areOutside()) {
            library.feedRecord().outside(host().areOutside());
        }
    }

    private boolean isOf(Library library) throws SeedcastException {
        return library.feed().equals(Optional.of(FeedChoice.text(source.location())));
    }

    private TypedHosts host() {
        return source.fetchTools().host();
    }
}
