package org.seedcast.feed;

import java.net.URI;
import java.util.Optional;

/**
 * The answer that the feed is unchanged since the validators were received: status 304.
 *
 * @param movedTo where permanent redirects (301, 308) say the feed is from now on
 */
public record NotModified(Optional<URI> movedTo) implements FeedResult {}
