package org.seedcast.feed;

/** Reports a document that is no feed; the message is the reason in few words. */
public final class NotAFeed extends Exception {
    private final boolean webPage;

    public NotAFeed(String message) {
        this(message, false);
    }

    private NotAFeed(String message, boolean webPage) {
        super(message);
        this.webPage = webPage;
    }

    public static NotAFeed webPage() {
        return new NotAFeed("it is a web page, not a feed", true);
    }

    boolean isWebPage() {
        return webPage;
    }
}
