package org.seedcast.feed;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A feed as read: its channel, and its episodes in the order of the document, each once.
 *
 * @param next the page with older episodes (RFC 5005 §3), http or https
 * @param archive the document with what came before, http or https; unlike pages, archives never change (RFC 5005 §4)
 * @param newAddress where the feed says that it is from now on ({@code itunes:new-feed-url}); often its own address
 */
public record Feed(
        FeedChannel channel,
        List<Episode> episodes,
        Optional<URI> next,
        Optional<URI> archive,
        Optional<URI> newAddress) {
    public Feed {
        episodes = List.copyOf(episodes);
    }

    /** One that is whole and stays where it is. */
    public Feed(FeedChannel channel, List<Episode> episodes) {
        this(channel, episodes, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same feed with the episodes of all its pages. */
    public Feed with(List<Episode> all) {
        return new Feed(channel, all, Optional.empty(), Optional.empty(), newAddress);
    }
}
