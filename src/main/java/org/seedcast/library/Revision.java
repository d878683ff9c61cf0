package org.seedcast.library;

import org.seedcast.feed.Validators;

/**
 * The number of a file among those of its enclosure, and its relation to what the origin serves now.
 *
 * @param number 0 for the first file of an enclosure; one more for each that replaced it at the origin
 * @param superseded whether a later revision is here
 * @param changed whether the feed gave the enclosure another address, length or date since the origin was last asked
 * @param validators of the response that the file came with
 */
public record Revision(int number, boolean superseded, boolean changed, Validators validators) {
    /** The first file, as far as is known still the one. */
    public static final Revision FIRST = new Revision(0, false, false, Validators.NONE);

    /** The file that comes after this one. */
    Revision next() {
        return new Revision(number + 1, false, false, Validators.NONE);
    }
}
