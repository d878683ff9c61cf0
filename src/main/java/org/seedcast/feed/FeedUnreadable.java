package org.seedcast.feed;

import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.http.answer.HttpStatus;

/** The feed could not be fetched, or what was fetched is no feed. */
public final class FeedUnreadable extends SeedcastException {
    private final Kind kind;

    private enum Kind {
        /** The server says that the feed is no more and will not come back (410, RFC 9110 §15.5.11). */
        GONE,
        /** The server has nothing there, or only a web page. */
        ABSENT,
        OTHER
    }

    /** @param feed the URL, redacted, or the path */
    public FeedUnreadable(String feed, String reason, @Nullable String hint, @Nullable Throwable cause) {
        this(feed, reason, hint, cause, Kind.OTHER);
    }

    private FeedUnreadable(String feed, String reason, @Nullable String hint, @Nullable Throwable cause, Kind kind) {
        super(ExitCode.FEED_UNREADABLE, "cannot read feed " + feed + ": " + reason, hint, cause);
        this.kind = kind;
    }

    public FeedUnreadable(String feed, String reason) {
        this(feed, reason, null, null);
    }

    /** The server answered with {@code status}. */
    public static FeedUnreadable answered(String feed, int status) {
        Kind kind = status == 410 ? Kind.GONE : status == 404 ? Kind.ABSENT : Kind.OTHER;
        HttpStatus answer = new HttpStatus(status);
        return new FeedUnreadable(feed, answer.reason(), answer.hint().orElse(null), null, kind);
    }

    /** Reports a document that is no feed. */
    public static FeedUnreadable of(String feed, NotAFeed fault) {
        return new FeedUnreadable(
                feed, SeedcastException.reason(fault), null, fault, fault.isWebPage() ? Kind.ABSENT : Kind.OTHER);
    }

    public boolean isGone() {
        return kind == Kind.GONE;
    }

    /**
     * Reports whether a feed that names this as its next page ends before it, as many do, with a page number too many.
     */
    public boolean isNoPage() {
        return kind != Kind.OTHER;
    }
}
