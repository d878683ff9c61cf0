package org.seedcast.library;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.seedcast.feed.FeedChannel;

/**
 * All that is published: the channel of the feed as last seen and every episode ever seen.
 *
 * @param channel with what the operator says in its place; its XML is the source's
 * @param source the feed as the operator typed it
 * @param ledTo the hosts that redirects of a private feed and its files led to
 * @param entries in {@link Entry#ORDER}
 */
public record Catalogue(
        FeedChannel channel,
        Optional<String> source,
        Set<String> ledTo,
        PublishingSettings settings,
        List<Entry> entries) {}
