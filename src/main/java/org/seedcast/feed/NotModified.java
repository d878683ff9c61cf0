package org.seedcast.feed;

import java.net.URI;
import java.util.Optional;

/**
 * The feed is as it was when the validators were given: the server answered 304.
 *
 * @param movedTo where permanent redirects (301, 308) say the feed is from now on
 */
public record NotModified(Optional<URI> movedTo) implements FeedResult {}
