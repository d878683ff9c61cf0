package org.seedcast.torrent;

import java.net.URI;
import java.time.Instant;

/**
 * Knowledge about the origin of a content. A web seed has to serve exactly the bytes of the torrent, to everyone and
 * for ever (BEP 19); many hosts change them from request to request.
 */
public sealed interface Origin {

    /**
     * An origin that served the same bytes again, with no sign that this will change.
     *
     * @param url as it was asked, before any redirect
     * @param whole whether all bytes were compared, and not a few ranges: a web seed needs no less
     */
    record Stable(URI url, boolean whole) implements Origin {}

    /** An origin that may serve the same bytes or not. */
    record Unproven(String reason) implements Origin {}

    /**
     * An origin that served other bytes the next time: the content is one of many.
     *
     * @param copied when it was fetched
     */
    record Dynamic(String reason, Instant copied) implements Origin {}
}
