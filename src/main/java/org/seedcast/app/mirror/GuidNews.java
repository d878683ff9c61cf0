package org.seedcast.app.mirror;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.seedcast.app.event.Event;
import org.seedcast.feed.Guid;
import org.seedcast.library.Merged;

/** Words for what a feed did with its guids, which are to be unique and never to change. */
record GuidNews(Merged merged) {
    private static final String CHANGED = "guid-changed";
    private static final String REUSED = "guid-reused";
    private static final String SHARED = "guid-shared";

    /** Returns the reasons for which episodes have these guids from now on. */
    Map<Guid, String> reasons() {
        Map<Guid, String> reasons = new HashMap<>();
        merged.reused().forEach(guid -> reasons.put(guid, REUSED));
        merged.renamed().forEach(change -> reasons.put(change.to(), CHANGED));
        return reasons;
    }

    /** @param feed its address, without secrets */
    List<Event> findings(String feed) {
        List<Event> findings = new ArrayList<>();
        if (!merged.shared().isEmpty()) {
            findings.add(new Event.FeedFinding(
                    SHARED,
                    feed,
                    "items with different titles, days and addresses have the same guid, " + named(merged.shared())
                            + "; each is treated as its own episode"));
        }
        if (!merged.reused().isEmpty()) {
            int count = merged.reused().size();
            findings.add(new Event.FeedFinding(
                    REUSED,
                    feed,
                    (count == 1 ? "a new episode appeared" : count + " new episodes appeared")
                            + " under the guid of an earlier one; known here as " + named(merged.reused())
                            + ", beside it"));
        }
        return findings;
    }

    private static String named(Set<Guid> guids) {
        String first =
                guids.stream().map(Guid::value).min(Comparator.naturalOrder()).orElseThrow();
        return guids.size() == 1 ? first : first + " and " + (guids.size() - 1) + " more";
    }
}
