package org.seedcast.feed;

/** What was read is no feed; the message is the reason in few words. */
final class NotAFeed extends Exception {
    NotAFeed(String message) {
        super(message);
    }
}
