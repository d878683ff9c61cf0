package org.seedcast.library.store.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seedcast.feed.Guid;
import org.seedcast.library.EpisodeState.Leftover;
import org.seedcast.library.EpisodeState.Retired;
import org.seedcast.library.Item;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.torrent.InfoHash;

/**
 * Retires items. The rows stay for ever: they record that the items were published, and that nobody wants them back.
 */
public final class Retirement {
    private final Database database;
    private final Settings settings;
    private final Consumer<Database> done;

    /** @param done called after items are retired */
    public Retirement(Database database, Settings settings, Consumer<Database> done) {
        this.database = database;
        this.settings = settings;
        this.done = done;
    }

    static Retired state(ResultSet row) throws SQLException {
        @Nullable String leftover = row.getString("leftover");
        return new Retired(
                Optional.ofNullable(row.getBytes("info_hash")).map(InfoHash::of),
                leftover == null ? Leftover.NONE : Leftover.valueOf(leftover.toUpperCase(Locale.ROOT)));
    }

    /**
     * Takes all of these down, or in a crash none.
     *
     * @param episodes with all files that they have, and will have
     * @param files single ones; an episode goes with the last of its files
     * @param leftover what is to be deleted of them
     */
    public void retire(Collection<Guid> episodes, Collection<Item> files, Leftover leftover, Instant now)
            throws LibraryUnusable {
        database.transaction(() -> {
            for (Guid guid : episodes) {
                retire(guid, leftover, now);
            }
            for (Item item : files) {
                retire(item, leftover, now);
            }
            settings.publicationDue(true);
        });
        done.accept(database);
    }

    private void retire(Guid guid, Leftover leftover, Instant now) throws LibraryUnusable {
        database.update(
                "UPDATE episode SET retired = coalesce(retired, ?) WHERE guid = ?", now.getEpochSecond(), guid.value());
        mark("episode = (SELECT id FROM episode WHERE guid = ?)", leftover, now, guid.value());
    }

    /** Takes one file down, within a transaction of somebody else. */
    public void retire(Item item, Leftover leftover, Instant now) throws LibraryUnusable {
        mark("id = ?", leftover, now, item.id());
        database.update(
                """
                UPDATE episode SET retired = coalesce(retired, ?)
                WHERE id = ? AND NOT EXISTS (SELECT 1 FROM item WHERE episode = ? AND retired IS NULL)
                """,
                now.getEpochSecond(),
                item.episode(),
                item.episode());
    }

    /** Marks rows as retired; a request to delete the content is not revoked by a later one without it. */
    private void mark(String which, Leftover leftover, Instant now, Object parameter) throws LibraryUnusable {
        database.update(
                "UPDATE item SET gave_way = 0, retired = coalesce(retired, ?),"
                        + " leftover = CASE WHEN leftover = 'media' THEN 'media' ELSE ? END WHERE " + which,
                now.getEpochSecond(),
                leftover.name().toLowerCase(Locale.ROOT),
                parameter);
    }

    /** Records that the leftover files of {@code item} are deleted. */
    public void cleared(Item item) throws LibraryUnusable {
        database.update("UPDATE item SET leftover = NULL WHERE id = ?", item.id());
    }

    /** Reports whether the torrent was retired. */
    public boolean has(InfoHash infoHash) throws LibraryUnusable {
        String sql = "SELECT count(*) FROM item WHERE info_hash = ? AND retired IS NOT NULL";
        return database.one(sql, row -> row.getInt(1), infoHash.bytes()) > 0;
    }
}
