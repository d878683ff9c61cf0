package org.seedcast.feed.read;

import java.net.URI;
import java.util.Optional;
import org.seedcast.feed.Validators;

/**
 * A feed as a server gave it.
 *
 * @param raw the body, as the server's content coding unpacks to
 * @param charset from the Content-Type header
 * @param url the address that answered, after all redirects
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record FetchedFeed(byte[] raw, Optional<String> charset, URI url, Validators validators) {}
