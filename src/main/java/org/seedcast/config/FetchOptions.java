package org.seedcast.config;

import java.util.List;

/**
 * Options for fetching a feed and its files.
 *
 * @param parallel downloads at a time
 * @param allowNet address ranges in CIDR notation that may be reached although they are private
 * @param privateFeed whether a feed that is meant for one subscriber is mirrored all the same
 */
public record FetchOptions(
        int parallel, List<String> allowNet, FeedOptions feed, HttpOptions http, boolean privateFeed) {
    /** A public feed, fetched in the usual way. */
    public FetchOptions(int parallel, List<String> allowNet) {
        this(parallel, allowNet, FeedOptions.DEFAULT, HttpOptions.USUAL, false);
    }

    public FetchOptions {
        if (parallel < 1 || parallel > 64) {
            throw new IllegalArgumentException("-j takes a number from 1 to 64");
        }
        allowNet = List.copyOf(allowNet);
    }
}
