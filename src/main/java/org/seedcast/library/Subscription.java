package org.seedcast.library;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.seedcast.feed.ReadExtent;
import org.seedcast.feed.Validators;

/**
 * The state of a library's feed.
 *
 * @param feed as it was typed; empty before it was first read
 * @param movedTo its new address, from its server or the feed itself
 * @param validators of the last answer; none if the last reading was interrupted
 * @param terms how it was read the last time
 * @param reach how much of it was read the last time
 * @param firstPage how many episodes its first page had then
 * @param goneSince the time since which its server has answered 410
 */
public record Subscription(
        Optional<String> feed,
        Optional<URI> movedTo,
        Validators validators,
        ReadingTerms terms,
        ReadExtent reach,
        OptionalInt firstPage,
        Optional<Instant> goneSince) {

    /** Reports whether the feed, even if unchanged, would bring more when read on these terms. */
    public boolean wouldGiveMoreWith(boolean alternates, ReadingTerms.Limit limit) {
        return terms.wouldGiveMoreWith(alternates, limit);
    }
}
