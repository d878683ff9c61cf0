package org.seedcast.feed;

import org.seedcast.file.ByteSize;
import org.seedcast.http.RetryPolicy;

/**
 * @param maxSize of the feed after decompression, all its pages together; a larger one is refused
 * @param maxPages of a paged feed (RFC 5005 §3) that are read in one run
 * @param alternates whether renditions of enclosures are enclosures, too
 * @param retries for connection faults and passing HTTP errors
 */
public record FeedSettings(ByteSize maxSize, int maxPages, boolean alternates, RetryPolicy retries) {
    public static final FeedSettings DEFAULT =
            new FeedSettings(new ByteSize(64 << 20), 200, false, RetryPolicy.DEFAULT);

    public FeedSettings {
        if (maxPages < 1) {
            throw new IllegalArgumentException("a feed has at least one page: " + maxPages);
        }
    }
}
