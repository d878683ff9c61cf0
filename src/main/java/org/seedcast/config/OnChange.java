package org.seedcast.config;

/** The treatment of an item whose feed gives it another address, length or date while its file is here. */
public enum OnChange {
    /** Fetch nothing: the guid is the identity, and hosts change all the rest. */
    KEEP,
    /** Ask the origin; if it serves other bytes now, they become a file and a torrent beside the first. */
    ADD
}
