package org.seedcast.feed;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One item of a feed.
 *
 * @param title trimmed, else as written: it may hold control characters; empty when the item has none
 * @param published empty when the item has no date or an impossible one
 * @param description as written, may be HTML; empty when the item has none
 * @param enclosures in the order of the item, each canonical URL once; none for a mere post
 * @param xml the item (Atom: entry) element, to be parsed on its own: the namespaces that were in scope and xml:base
 *     are on it
 */
public record Episode(
        Guid guid,
        String title,
        Optional<Instant> published,
        Optional<URI> link,
        String description,
        List<Enclosure> enclosures,
        String xml) {
    public Episode {
        enclosures = List.copyOf(enclosures);
    }
}
