package org.seedcast.library.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.seedcast.file.FileStamp;
import org.seedcast.library.EpisodeState.Leftover;
import org.seedcast.library.EpisodeState.Published;
import org.seedcast.library.Item;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.store.row.Database;
import org.seedcast.library.store.row.ItemRow;
import org.seedcast.library.store.row.ItemRows;
import org.seedcast.library.store.row.Retirement;
import org.seedcast.library.store.row.Settings;
import org.seedcast.torrent.Sha256;

/** Replaces a file by another one at the operator's request; the old one is retired, and its file stays. */
public final class Revisions {
    private final Database database;
    private final Settings settings;
    private final ItemRows items;
    private final Retirement retirement;

    Revisions(Database database, Settings settings, ItemRows items, Retirement retirement) {
        this.database = database;
        this.settings = settings;
        this.items = items;
        this.retirement = retirement;
    }

    /** Adds {@code next}, downloaded, in the place of {@code item}. */
    public Item replace(Item item, Item next, Instant now) throws LibraryUnusable {
        List<Item> added = new ArrayList<>();
        database.transaction(() -> {
            added.add(items.addRevision(item, next));
            giveWay(item, now);
            settings.publicationDue(true);
        });
        return added.get(0);
    }

    /** Makes {@code former} the file of its enclosure again, in the place of {@code item} and at its address. */
    public void reinstate(Item former, Item item, Instant now) throws LibraryUnusable {
        database.transaction(() -> {
            database.update("UPDATE item SET superseded = 1 WHERE id = ?", item.id());
            database.update(
                    """
                    UPDATE item SET superseded = 0, changed = 0, retired = NULL, leftover = NULL, gave_way = 0,
                           (canonical_url, url, type, declared_length, rendition) =
                           (SELECT canonical_url, url, type, declared_length, rendition FROM item WHERE id = ?)
                    WHERE id = ?
                    """,
                    item.id(),
                    former.id());
            giveWay(item, now);
            settings.publicationDue(true);
        });
    }

    private void giveWay(Item item, Instant now) throws LibraryUnusable {
        retirement.retire(item, Leftover.SITE, now);
        database.update("UPDATE item SET gave_way = 1 WHERE id = ?", item.id());
    }

    /** The file of {@code item} is back; its torrent is the same. */
    public void restored(Item item, FileStamp stamp) throws LibraryUnusable {
        database.transaction(() -> {
            database.update(
                    "UPDATE item SET modified_nanos = ?, inode = ? WHERE id = ?",
                    stamp.modifiedNanos(),
                    stamp.inode(),
                    item.id());
            items.confirm(item);
            settings.publicationDue(true);
        });
    }

    /**
     * A former file of the episode of {@code item} that has these bytes, published if there is such a one. One that only
     * gave way to another is as it was published.
     */
    public Optional<Item> former(Item item, Sha256 sha256) throws LibraryUnusable {
        record Former(long id, boolean gaveWay, Published published) {}
        String sql = "SELECT * FROM item WHERE episode = ? AND id <> ? AND sha256 = ? AND superseded"
                + " AND state = 'published'";
        List<Former> same = database.all(
                sql,
                row -> new Former(row.getLong("id"), row.getBoolean("gave_way"), ItemRow.published(row)),
                item.episode(),
                item.id(),
                sha256.bytes());
        return items.of(item.episode()).stream()
                .flatMap(other -> same.stream()
                        .filter(former -> former.id() == other.id())
                        .map(former -> former.gaveWay() ? other.in(former.published()) : other))
                .max(Comparator.comparing(other -> other.state() instanceof Published));
    }

    /**
     * Reports whether the address of {@code item} now belongs to a later episode under the same guid: a file from there
     * is not one of its own.
     */
    public boolean isMovedIn(Item item) throws LibraryUnusable {
        String sql =
                """
                SELECT count(*) FROM item JOIN episode ON episode.id = item.episode
                WHERE canonical_url = ? AND NOT superseded AND episode.id > ? AND coalesce(feed_guid, guid) =
                      (SELECT coalesce(feed_guid, guid) FROM episode WHERE id = ?)
                """;
        String address = item.enclosure().canonicalUrl();
        return database.one(sql, row -> row.getInt(1), address, item.episode(), item.episode()) > 0;
    }

    /** The file of another episode that has these bytes, too. */
    public Optional<String> elsewhere(Item item, Sha256 sha256) throws LibraryUnusable {
        String sql = "SELECT file FROM item WHERE sha256 = ? AND episode <> ? AND file IS NOT NULL ORDER BY id LIMIT 1";
        return database.all(sql, row -> row.getString(1), sha256.bytes(), item.episode()).stream()
                .findFirst();
    }
}
