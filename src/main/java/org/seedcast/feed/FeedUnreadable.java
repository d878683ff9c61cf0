package org.seedcast.feed;

import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;

/** The feed could not be fetched, or what was fetched is no feed. */
public final class FeedUnreadable extends SeedcastException {

    /** @param feed the URL, redacted, or the path */
    public FeedUnreadable(String feed, String reason, @Nullable String hint, @Nullable Throwable cause) {
        super(ExitCode.FEED_UNREADABLE, "cannot read feed " + feed + ": " + reason, hint, cause);
    }

    public FeedUnreadable(String feed, String reason) {
        this(feed, reason, null, null);
    }
}
