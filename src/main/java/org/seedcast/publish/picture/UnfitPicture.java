package org.seedcast.publish.picture;

/** Bytes that no picture for a page can be made of; the message says why, in few words. */
public final class UnfitPicture extends Exception {
    UnfitPicture(String why) {
        super(why);
    }

    UnfitPicture(String why, Throwable cause) {
        super(why, cause);
    }
}
