package org.seedcast.feed;

/** How much of a feed was read. */
public enum Reach {
    /** All its pages: an episode that was not in them has left the feed. */
    WHOLE,
    /** Only its first pages, as the others bring nothing new or would be too many. */
    NEWEST,
    /** Fewer pages than should have been read, as one could not be. */
    BROKEN_OFF
}
