package org.seedcast.config;

/** What to do when a feed gives an item that is here another address, length or date. */
public enum OnChange {
    /** Nothing: the guid is the identity, and hosts change all the rest. */
    KEEP,
    /** Ask the origin; if it serves other bytes now, they become a file and a torrent beside the first. */
    ADD
}
