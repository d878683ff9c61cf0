package org.seedcast.library;

import java.util.Optional;
import org.seedcast.feed.Validators;
import org.seedcast.torrent.Origin;

/**
 * The source of an item.
 *
 * @param origin what is known of where it was fetched from; empty before it was, and for a file of this machine
 * @param release of an item that was added by hand; empty for one of a feed
 */
public record Provenance(Revision revision, Optional<Origin> origin, Optional<Release> release) {
    /** The first file of an enclosure, of whose origin nothing is known. */
    public static final Provenance FEED = new Provenance(Revision.FIRST, Optional.empty(), Optional.empty());

    /** Returns the provenance of the file that replaces this one. */
    Provenance next() {
        return new Provenance(revision.next(), Optional.empty(), release);
    }

    Provenance from(Origin asked) {
        return new Provenance(revision, Optional.of(asked), release);
    }

    Provenance from(Validators validators) {
        Revision from = new Revision(revision.number(), revision.superseded(), revision.changed(), validators);
        return new Provenance(from, origin, release);
    }
}
