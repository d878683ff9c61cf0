package org.seedcast.feed;

import java.util.List;

/** @param repairs names of what had to be mended */
record ParsedFeed(Feed feed, List<String> repairs) {
    ParsedFeed {
        repairs = List.copyOf(repairs);
    }
}
