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
 * @param notes what {@link #description} gives
 * @param enclosures in the order of the item, each canonical URL once; none for a mere post
 * @param source what {@link #xml} gives
 */
public record Episode(
        Guid guid,
        String title,
        Optional<Instant> published,
        Optional<URI> link,
        PackedText notes,
        List<Enclosure> enclosures,
        PackedText source) {
    public Episode {
        enclosures = List.copyOf(enclosures);
    }

    /** As written, may be HTML; empty when the item has none. */
    public String description() {
        return notes.text();
    }

    /**
     * The item (Atom: entry) element, to be parsed on its own: the namespaces that were in scope and xml:base are on
     * it.
     */
    public String xml() {
        return source.text();
    }
}
