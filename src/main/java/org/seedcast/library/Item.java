package org.seedcast.library;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Guid;
import org.seedcast.feed.Validators;
import org.seedcast.torrent.Origin;

/**
 * One enclosure of one episode, or a release that was added by hand: it becomes one torrent.
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
        EpisodeState state,
        Provenance provenance) {

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
        this(id, episode, guid, title, published, enclosure, fileName, named, state, Provenance.FEED);
    }

    /** Returns its revision among the files of its enclosure. */
    public Revision revision() {
        return provenance.revision();
    }

    /** Returns what is known of the place it was fetched from. */
    public Optional<Origin> origin() {
        return provenance.origin();
    }

    /** Returns the release that was added by hand; empty for an item of the feed. */
    public Optional<Release> release() {
        return provenance.release();
    }

    /** Returns the name of its torrent. */
    public String torrentName() {
        return release().map(Release::name).orElse(fileName);
    }

    /** Returns the place of its file, also before the file exists; for a release of several files, their directory. */
    public Path data(Layout layout) {
        return release().map(here -> here.data(layout)).orElseGet(() -> layout.media(fileName));
    }

    /** The same item with the name it will have unless another item comes to want it too. */
    public Item expecting(String name) {
        return new Item(id, episode, guid, title, published, enclosure, name, false, state, provenance);
    }

    /** The same item with its name settled. */
    public Item named(String name) {
        return new Item(id, episode, guid, title, published, enclosure, name, true, state, provenance);
    }

    /** The same item one step further. */
    public Item in(EpisodeState next) {
        return new Item(id, episode, guid, title, published, enclosure, fileName, named, next, provenance);
    }

    /** Returns the item that replaces it at the origin, not yet downloaded or named. */
    public Item next() {
        EpisodeState nothing = new EpisodeState.Discovered(Optional.empty());
        Provenance next = provenance.next();
        return new Item(id, episode, guid, title, published, enclosure, "", false, nothing, next);
    }

    /** The same item in a row of its own. */
    public Item withId(long other) {
        return new Item(other, episode, guid, title, published, enclosure, fileName, named, state, provenance);
    }

    /** The same item, its origin having been asked again. */
    public Item from(Origin asked) {
        return from(provenance.from(asked));
    }

    /** The same item, known again by {@code validators}. */
    public Item from(Validators validators) {
        return from(provenance.from(validators));
    }

    private Item from(Provenance other) {
        return new Item(id, episode, guid, title, published, enclosure, fileName, named, state, other);
    }
}
