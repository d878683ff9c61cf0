package org.seedcast.feed;

/** The extent to which a feed was read. */
public enum ReadExtent {
    /** All its pages: an episode that was not in them has left the feed. */
    WHOLE,
    /** Only its first pages, as the others bring nothing new or would be too many. */
    NEWEST,
    /** Less than there is: a page could not be read, or a document was cut off. */
    BROKEN_OFF;

    /** Returns the extent of a reading of which one part came to this and another one to {@code other}. */
    public ReadExtent and(ReadExtent other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
