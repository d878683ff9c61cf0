package org.seedcast.feed;

import org.seedcast.file.ByteSize;
import org.seedcast.http.RetryPolicy;

/**
 * @param maxSize of the feed after decompression; a larger one is refused
 * @param retries for connection faults and passing HTTP errors
 */
public record FeedSettings(ByteSize maxSize, RetryPolicy retries) {
    public static final FeedSettings DEFAULT = new FeedSettings(new ByteSize(64 << 20), RetryPolicy.DEFAULT);
}
