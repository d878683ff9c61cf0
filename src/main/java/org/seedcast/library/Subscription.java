package org.seedcast.library;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.seedcast.feed.Reach;
import org.seedcast.feed.Validators;

/**
 * What a library remembers of its feed.
 *
 * @param feed as it was typed; empty before it was first read
 * @param movedTo where it is from now on, as its server or the feed itself said
 * @param validators of the last answer; none if the last reading was broken off
 * @param terms how it was read the last time
 * @param reach how much of it was read the last time
 * @param firstPage how many episodes its first page had then
 * @param goneSince when its server said that it is no more (410)
 */
public record Subscription(
        Optional<String> feed,
        Optional<URI> movedTo,
        Validators validators,
        ReadingTerms terms,
        Reach reach,
        OptionalInt firstPage,
        Optional<Instant> goneSince) {

    /** Whether the feed, though it may not have changed, would give more when it is read on these terms. */
    public boolean wouldGiveMoreWith(boolean alternates, ReadingTerms.Limit limit) {
        return terms.wouldGiveMoreWith(alternates, limit);
    }
}
