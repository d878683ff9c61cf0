package org.seedcast.feed;

import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

/** The feed could not be fetched, or what was fetched is no feed. */
public final class FeedUnreadable extends SeedcastException {
    private final boolean gone;

    /** @param feed the URL, redacted, or the path */
    public FeedUnreadable(String feed, String reason, @Nullable String hint, @Nullable Throwable cause) {
        this(feed, reason, hint, cause, false);
    }

    private FeedUnreadable(String feed, String reason, @Nullable String hint, @Nullable Throwable cause, boolean gone) {
        super(ExitCode.FEED_UNREADABLE, "cannot read feed " + feed + ": " + reason, hint, cause);
        this.gone = gone;
    }

    public FeedUnreadable(String feed, String reason) {
        this(feed, reason, null, null);
    }

    /** The server says that the feed is no more and will not come back (410, RFC 9110 §15.5.11). */
    static FeedUnreadable gone(String feed) {
        return new FeedUnreadable(feed, "HTTP 410", null, null, true);
    }

    public boolean isGone() {
        return gone;
    }
}
