package org.seedcast.library;

import org.seedcast.feed.Validators;

/**
 * How a file stands to what its origin serves.
 *
 * @param revision 0 for the first file of an enclosure; one more for each that replaced it at the origin
 * @param superseded whether a later revision is here
 * @param changed whether the feed gave the enclosure another address, length or date since the origin was last asked
 * @param validators of the response that the file came with
 */
public record Origin(int revision, boolean superseded, boolean changed, Validators validators) {
    /** The first file, as far as is known still the one. */
    public static final Origin FIRST = new Origin(0, false, false, Validators.NONE);

    /** The file that comes after this one. */
    Origin next() {
        return new Origin(revision + 1, false, false, Validators.NONE);
    }
}
