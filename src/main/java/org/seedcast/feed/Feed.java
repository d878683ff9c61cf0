package org.seedcast.feed;

import java.util.List;

/** A feed as read: what it says about itself, and its episodes in the order of the document, each guid once. */
public record Feed(FeedChannel channel, List<Episode> episodes) {
    public Feed {
        episodes = List.copyOf(episodes);
    }
}
