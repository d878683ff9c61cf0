package org.seedcast.library;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Guid;
import org.seedcast.feed.Validators;
import org.seedcast.torrent.Origin;

/**
 * One enclosure of one episode: what becomes one file and one torrent.
 *
 * @param id of the row
 * @param fileName in {@code media/}; until the download starts, the name expected
 * @param named whether the name is frozen
 * @param origin what is known of where it was fetched from; empty before it was, and for a file of this machine
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
        EpisodeState state,
        Revision revision,
        Optional<Origin> origin) {

    /** Newest first, undated last; the order of feeds, page and events. It never depends on when a row was made. */
    public static final Comparator<Item> ORDER = Comparator.comparing(
                    (Item item) -> item.published().orElse(Instant.MIN), Comparator.reverseOrder())
            .thenComparing(item -> item.guid().value())
            .thenComparing(item -> item.enclosure().canonicalUrl())
            .thenComparing(item -> item.revision().number());

    /** The first file of its enclosure, of whose origin nothing is known. */
    public Item(
            long id,
            long episode,
            Guid guid,
            String title,
            Optional<Instant> published,
            Enclosure enclosure,
            String fileName,
            boolean named,
            EpisodeState state) {
        this(id, episode, guid, title, published, enclosure, fileName, named, state, Revision.FIRST, Optional.empty());
    }

    /** The same item with the name it will have unless another item comes to want it too. */
    Item expecting(String name) {
        return new Item(id, episode, guid, title, published, enclosure, name, false, state, revision, origin);
    }

    /** The same item with its name settled. */
    Item named(String name) {
        return new Item(id, episode, guid, title, published, enclosure, name, true, state, revision, origin);
    }

    /** The same item, its origin having been asked again. */
    Item from(Origin asked) {
        Optional<Origin> known = Optional.of(asked);
        return new Item(id, episode, guid, title, published, enclosure, fileName, named, state, revision, known);
    }

    /** The same item one step further. */
    public Item in(EpisodeState next) {
        return new Item(id, episode, guid, title, published, enclosure, fileName, named, next, revision, origin);
    }

    /** What takes its place at the origin; it has yet to be downloaded and named. */
    Item next() {
        EpisodeState nothing = new EpisodeState.Discovered(Optional.empty());
        return new Item(
                id, episode, guid, title, published, enclosure, "", false, nothing, revision.next(), Optional.empty());
    }

    /** The same item in a row of its own. */
    Item withId(long other) {
        return new Item(other, episode, guid, title, published, enclosure, fileName, named, state, revision, origin);
    }

    /** The same item, known again by {@code validators}. */
    public Item from(Validators validators) {
        Revision from = new Revision(revision.number(), revision.superseded(), revision.changed(), validators);
        return new Item(id, episode, guid, title, published, enclosure, fileName, named, state, from, origin);
    }
}
