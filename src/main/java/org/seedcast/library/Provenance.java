package org.seedcast.library;

import java.util.Optional;
import org.seedcast.feed.Validators;
import org.seedcast.torrent.Origin;

/**
 * Where an item comes from.
 *
 * @param origin what is known of where it was fetched from; empty before it was, and for a file of this machine
 * @param release where it was put in by hand; empty for what a feed has
 */
public record Provenance(Revision revision, Optional<Origin> origin, Optional<Release> release) {
    /** The first file of an enclosure, of whose origin nothing is known. */
    public static final Provenance FEED = new Provenance(Revision.FIRST, Optional.empty(), Optional.empty());

    /** Of the file that takes its place. */
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
