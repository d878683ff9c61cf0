package org.seedcast.config;

import java.util.List;

/**
 * How a feed and its files are fetched.
 *
 * @param parallel downloads at a time
 * @param allowNet address ranges in CIDR notation that may be reached although they are private
 */
public record FetchOptions(int parallel, List<String> allowNet, FeedOptions feed) {
    public FetchOptions {
        if (parallel < 1 || parallel > 64) {
            throw new IllegalArgumentException("-j takes a number from 1 to 64");
        }
        allowNet = List.copyOf(allowNet);
    }

    /** With feeds read as usual. */
    public FetchOptions(int parallel, List<String> allowNet) {
        this(parallel, allowNet, FeedOptions.DEFAULT);
    }
}
