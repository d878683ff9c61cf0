package org.seedcast.library;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Guid;

/**
 * One enclosure of one episode: what becomes one file and one torrent.
 *
 * @param id of the row
 * @param fileName in {@code media/}; until the download starts, the name expected
 * @param named whether the name is frozen
 */
public record Item(
        long id,
        long episode,
        Guid guid,
        String title,
        Optional<Instant> published,
        Enclosure enclosure,
        String fileName,
        boolean named,
        EpisodeState state) {

    /** Newest first, undated last; the order of feeds, page and events. It never depends on when a row was made. */
    public static final Comparator<Item> ORDER = Comparator.comparing(
                    (Item item) -> item.published().orElse(Instant.MIN), Comparator.reverseOrder())
            .thenComparing(item -> item.guid().value())
            .thenComparing(item -> item.enclosure().canonicalUrl());

    /** The same item with the name it will have unless another item comes to want it too. */
    Item expecting(String name) {
        return new Item(id, episode, guid, title, published, enclosure, name, false, state);
    }

    /** The same item with its name settled. */
    Item named(String name) {
        return new Item(id, episode, guid, title, published, enclosure, name, true, state);
    }

    /** The same item one step further. */
    public Item in(EpisodeState next) {
        return new Item(id, episode, guid, title, published, enclosure, fileName, named, next);
    }
}
