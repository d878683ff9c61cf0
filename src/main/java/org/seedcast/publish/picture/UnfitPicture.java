package org.seedcast.publish.picture;

/** Reports bytes from which no picture for a page can be made; the message says why, in few words. */
public final class UnfitPicture extends Exception {
    UnfitPicture(String why) {
        super(why);
    }

    UnfitPicture(String why, Throwable cause) {
        super(why, cause);
    }
}
