package org.seedcast.library;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.seedcast.feed.FeedChannel;
import org.seedcast.feed.Guid;

/**
 * The notable results of merging a feed.
 *
 * @param renamed episodes that the feed has under another guid now
 * @param reused episodes that are new under the guid of an earlier one
 * @param shared guids that several items of the feed have, of which one at least is new
 * @param repainted the channel, where it is as it was but for the query in the address of its picture
 */
public record Merged(List<GuidChange> renamed, Set<Guid> reused, Set<Guid> shared, Optional<FeedChannel> repainted) {
    public Merged {
        renamed = List.copyOf(renamed);
        reused = Set.copyOf(reused);
        shared = Set.copyOf(shared);
    }

    public Merged(List<GuidChange> renamed, Set<Guid> reused, Set<Guid> shared) {
        this(renamed, reused, shared, Optional.empty());
    }

    public Merged of(Optional<FeedChannel> channel) {
        return new Merged(renamed, reused, shared, channel);
    }
}
