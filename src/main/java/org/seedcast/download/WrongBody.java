package org.seedcast.download;

/** What arrived is not what is wanted, and would not be at another try. */
final class WrongBody extends Exception {
    WrongBody(String message) {
        super(message);
    }
}
