package org.seedcast.feed.read;

import java.net.URI;
import java.util.Optional;
import org.seedcast.feed.Feed;
import org.seedcast.feed.Validators;

/**
 * One document of a feed, read from a server.
 *
 * @param url the address that answered, after all redirects
 * @param movedTo where permanent redirects say that it is from now on
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record FeedPage(URI url, ParsedFeed parsed, byte[] raw, Validators validators, Optional<URI> movedTo) {
    Feed feed() {
        return parsed.feed();
    }
}
