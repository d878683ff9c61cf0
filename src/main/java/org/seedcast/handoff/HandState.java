package org.seedcast.handoff;

import java.util.Locale;

/** The state of a torrent with a client, saved before and after each call. */
public enum HandState {
    /** About to be added: if the client has it in the next run, then from us. */
    NEW,
    /** Added, stopped. */
    ADDED,
    /** Asked to hash its content; the next run asks again. */
    CHECKING,
    /** All of it was found right. */
    COMPLETE,
    /** Seen uploading. */
    SEEDING,
    /** Left stopped: its content was not found right, or the client cannot get at it. */
    REFUSED;

    public static HandState parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** As it is saved. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
