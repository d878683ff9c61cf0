package org.seedcast.config;

/**
 * Options for reading a feed.
 *
 * @param maxSize after decompression
 * @param maxPages of a paged feed, in one run
 * @param alternates whether the other forms of an enclosure are looked for, too
 */
public record FeedOptions(Size maxSize, int maxPages, boolean alternates) {
    public static final FeedOptions DEFAULT = new FeedOptions(Size.parse("64MiB"), 200, false);

    public FeedOptions {
        if (maxPages < 1) {
            throw new IllegalArgumentException("--max-pages takes at least 1");
        }
    }
}
