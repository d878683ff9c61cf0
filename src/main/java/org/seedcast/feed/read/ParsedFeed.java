package org.seedcast.feed.read;

import java.util.List;
import org.seedcast.feed.Excess;
import org.seedcast.feed.Feed;
import org.seedcast.feed.ReadExtent;
import org.seedcast.feed.repair.FeedRepair;

/**
 * @param repairs names of what had to be mended
 * @param excess what is beyond the limits
 */
public record ParsedFeed(Feed feed, List<String> repairs, Excess excess) {
    public ParsedFeed {
        repairs = List.copyOf(repairs);
    }

    /** Returns how much of the document the feed holds. */
    ReadExtent reach() {
        ReadExtent mended = FeedRepair.reach(repairs);
        return excess.lostItems() ? mended.and(ReadExtent.NEWEST) : mended;
    }
}
