package org.seedcast.feed;

import java.util.List;

/**
 * @param repairs names of what had to be mended
 * @param excess what is beyond the limits
 */
record ParsedFeed(Feed feed, List<String> repairs, Excess excess) {
    ParsedFeed {
        repairs = List.copyOf(repairs);
    }

    /** How much of the document the feed holds. */
    Reach reach() {
        Reach mended = FeedRepair.reach(repairs);
        return excess.lostItems() ? mended.and(Reach.NEWEST) : mended;
    }
}
