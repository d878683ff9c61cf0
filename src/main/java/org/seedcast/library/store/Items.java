package org.seedcast.library.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.seedcast.library.EpisodeState;
import org.seedcast.library.Item;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.store.row.Database;
import org.seedcast.library.store.row.FileNames;
import org.seedcast.library.store.row.ItemRows;
import org.seedcast.library.store.row.MediaExtension;
import org.seedcast.library.store.row.PendingNotifications;
import org.seedcast.library.store.row.Settings;
import org.seedcast.torrent.ContentHashes;
import org.seedcast.torrent.Origin;
import org.seedcast.torrent.Sha256;

/**
 * The items of a library and the steps of each: its name freezes, its file is downloaded, its torrent is published. Each
 * step is saved before the next begins, so that a later run continues from there.
 */
public final class Items {
    private final Database database;
    private final ItemRows rows;
    private final Settings settings;
    private final PendingNotifications news;

    Items(Database database, ItemRows rows, Settings settings, PendingNotifications news) {
        this.database = database;
        this.rows = rows;
        this.settings = settings;
        this.news = news;
    }

    /** Every enclosure ever seen, in {@link Item#ORDER}. */
    public List<Item> all() throws LibraryUnusable {
        return rows.all();
    }

    /** Counts the published ones. */
    public int published() throws LibraryUnusable {
        return rows.count("published");
    }

    /** Freezes the name of {@code item}, as its download begins. */
    public Item begin(Item item) throws LibraryUnusable {
        rows.freeze(item);
        return item.named(item.fileName());
    }

    /**
     * The final name of a file that is here: where neither URL nor feed told its extension, the response may have.
     *
     * @param type what the origin says the file is
     */
    public Item settleName(Item item, Optional<String> type) throws LibraryUnusable {
        Optional<String> extension = MediaExtension.told(item, type);
        return extension.isPresent() ? begin(item.named(FileNames.settled(item, extension.get(), rows.all()))) : item;
    }

    /** Names for {@code item} that no other item has, where a file of somebody else has its own; nothing is saved. */
    public Iterator<Item> otherNames(Item item) throws LibraryUnusable {
        Iterator<String> names = FileNames.others(item, rows.all());
        return Stream.generate(names::next).map(item::named).iterator();
    }

    /** Saves that the file of {@code item} is here. */
    public Item save(Item item, EpisodeState.Downloaded state) throws LibraryUnusable {
        database.transaction(() -> rows.save(item, state));
        return item.in(state);
    }

    /** Returns the item that would replace {@code item}, with a name of its own; nothing is saved. */
    public Item nextRevision(Item item) throws LibraryUnusable {
        return FileNames.next(item, rows.all());
    }

    /** Adds {@code next}, downloaded, beside {@code item}, which stays and is published as before. */
    public Item supersede(Item item, Item next) throws LibraryUnusable {
        List<Item> added = new ArrayList<>();
        database.transaction(() -> added.add(rows.addRevision(item, next)));
        return added.get(0);
    }

    /**
     * Reports whether a file of the episode of {@code item} has these bytes already: publishers also return to a former
     * file.
     */
    public boolean hasFile(Item item, Sha256 sha256) throws LibraryUnusable {
        return rows.hasFile(item.episode(), sha256);
    }

    /** The origin was asked: {@code item} is still what it serves, and known again by its validators. */
    public void confirm(Item item) throws LibraryUnusable {
        rows.confirm(item);
    }

    /** Saves that the torrent of {@code item} is here; one that was not published before is to be notified of. */
    public Item save(Item item, EpisodeState.Published state) throws LibraryUnusable {
        database.transaction(() -> {
            rows.save(item, state);
            if (!(item.state() instanceof EpisodeState.Published)) {
                news.item(item.guid());
            }
            settings.publicationDue(true);
        });
        return item.in(state);
    }

    /** Remembers what was seen of where {@code item} was fetched from. */
    public Item saveOrigin(Item item, Origin origin) throws LibraryUnusable {
        rows.save(item, origin);
        return item.from(origin);
    }

    /** Remembers that another try for {@code item} failed. */
    public void failed(Item item, String reason, Instant now) throws LibraryUnusable {
        rows.failed(item, reason, now);
    }

    /** The hashes of a downloaded or published item, with all its pieces. */
    public ContentHashes hashes(Item item) throws LibraryUnusable {
        return rows.hashes(item);
    }
}
