package org.seedcast.torrent;

import java.net.URI;
import java.time.Instant;

/**
 * What is known of the place a content was fetched from. A web seed has to serve exactly the bytes of the torrent, to
 * everyone and for ever (BEP 19); many hosts change them from request to request.
 */
public sealed interface Origin {

    /**
     * Asked again it served the same bytes, and nothing speaks against that it always will.
     *
     * @param url as it was asked, before any redirect
     * @param whole whether all bytes were compared, and not a few ranges: a web seed needs no less
     */
    record Stable(URI url, boolean whole) implements Origin {}

    /** It may serve the same bytes or not. */
    record Unproven(String reason) implements Origin {}

    /**
     * Asked again it served others: the content is one of many.
     *
     * @param copied when it was fetched
     */
    record Dynamic(String reason, Instant copied) implements Origin {}
}
