package org.seedcast.feed.read;

import java.time.Duration;
import org.seedcast.file.ByteSize;
import org.seedcast.http.MinimumRate;
import org.seedcast.http.RetryPolicy;

/**
 * @param maxSize of the feed after decompression, all its pages together; a larger one is refused
 * @param maxPages of a paged feed (RFC 5005 §3) that are read in one run
 * @param alternates whether renditions of enclosures are enclosures, too
 * @param retries for connection faults and passing HTTP errors
 * @param minRate below which a document is given up
 * @param longest time that one document may take to come, and about what all pages together may take
 */
public record FeedSettings(
        ByteSize maxSize,
        int maxPages,
        boolean alternates,
        RetryPolicy retries,
        MinimumRate.Limit minRate,
        Duration longest) {
    private static final MinimumRate.Limit USUAL_RATE =
            new MinimumRate.Limit(new ByteSize(1024), Duration.ofSeconds(30));

    /** Time limit for a feed: long enough for 64 MiB. */
    public static final Duration LONGEST = Duration.ofMinutes(10);

    public static final FeedSettings DEFAULT =
            new FeedSettings(new ByteSize(64 << 20), 200, false, RetryPolicy.DEFAULT);

    /** With the usual patience. */
    public FeedSettings(ByteSize maxSize, int maxPages, boolean alternates, RetryPolicy retries) {
        this(maxSize, maxPages, alternates, retries, USUAL_RATE, LONGEST);
    }

    public FeedSettings {
        if (maxPages < 1) {
            throw new IllegalArgumentException("a feed has at least one page: " + maxPages);
        }
    }
}
