package org.seedcast.feed;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A feed that was read.
 *
 * @param validators for the next conditional request; none for a file
 * @param raw the bytes of the first page as fetched, before any repair; not to be changed
 * @param repairs names of repairs that the feed needed, empty for a sound one
 * @param movedTo where permanent redirects (301, 308) or the feed itself say it is from now on
 * @param firstPage how many episodes the first page has
 * @param notices notices for people, a line each
 * @param failure why a later page could not be read, if reading was interrupted
 * @param cutOff whether there are more pages than were allowed to be read
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and a copy of up to 64 MiB helps nobody
public record Changed(
        Feed feed,
        Validators validators,
        byte[] raw,
        List<String> repairs,
        Optional<URI> movedTo,
        ReadExtent reach,
        int firstPage,
        List<String> notices,
        Optional<FeedUnreadable> failure,
        boolean cutOff)
        implements FeedResult {
    public Changed {
        repairs = List.copyOf(repairs);
        notices = List.copyOf(notices);
    }
}
