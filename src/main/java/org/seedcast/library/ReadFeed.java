package org.seedcast.library;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.seedcast.feed.Feed;
import org.seedcast.feed.ReadExtent;
import org.seedcast.feed.Validators;

/**
 * A feed to be merged.
 *
 * @param location as it was typed
 * @param movedTo where it is from now on, if that is another address
 * @param validators for the next conditional request, at that address
 * @param firstPage how many episodes its first page has
 * @param terms how it was read, as far as other terms would bring more
 * @param at when
 */
public record ReadFeed(
        String location,
        Optional<URI> movedTo,
        Feed feed,
        Validators validators,
        ReadExtent reach,
        int firstPage,
        ReadingTerms terms,
        Instant at) {

    /** One that is whole and stays where it is. */
    public static ReadFeed of(String location, Feed feed, Validators validators, Instant at) {
        return new ReadFeed(
                location,
                Optional.empty(),
                feed,
                validators,
                ReadExtent.WHOLE,
                feed.episodes().size(),
                ReadingTerms.USUAL,
                at);
    }
}
