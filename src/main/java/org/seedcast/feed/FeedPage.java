package org.seedcast.feed;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * One document of a feed, read from a server.
 *
 * @param url the address that answered, after all redirects
 * @param movedTo where permanent redirects say that it is from now on
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record FeedPage(URI url, Feed feed, List<String> repairs, byte[] raw, Validators validators, Optional<URI> movedTo) {}
