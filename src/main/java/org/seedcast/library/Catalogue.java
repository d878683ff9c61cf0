package org.seedcast.library;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.seedcast.feed.FeedChannel;

/**
 * Everything published: the channel of the feed as last seen and every episode ever seen.
 *
 * @param channel with what the operator says in its place; its XML is the source's
 * @param source the feed as the operator typed it
 * @param ledTo the hosts that redirects of a private feed and its files led to
 * @param entries in {@link Entry#ORDER}
 * @param gone ids of items whose content is not here any more: nobody can have it from us
 */
public record Catalogue(
        FeedChannel channel,
        Optional<String> source,
        Set<String> ledTo,
        PublishingSettings settings,
        List<Entry> entries,
        Set<Long> gone) {

    /** The same with another channel and of these episodes alone. */
    public Catalogue with(FeedChannel other, List<Entry> some) {
        return new Catalogue(other, source, ledTo, settings, some, gone);
    }

    /** The same, with the content of these items not here. */
    public Catalogue missing(Set<Long> items) {
        return new Catalogue(channel, source, ledTo, settings, entries, items);
    }

    /** The same without these items. */
    public Catalogue without(Set<Long> items) {
        return items.isEmpty()
                ? this
                : with(
                        channel,
                        entries.stream().map(entry -> entry.without(items)).toList());
    }
}
