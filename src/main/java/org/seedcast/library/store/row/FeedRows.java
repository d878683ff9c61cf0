package org.seedcast.library.store.row;

import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.seedcast.feed.Enclosure;
import org.seedcast.feed.Guid;
import org.seedcast.feed.item.Essence;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.store.row.StoredEpisode.Headline;
import org.seedcast.library.store.row.StoredEpisode.StoredItem;
import org.seedcast.library.store.row.StoredEpisode.Told;

/** The rows of {@code episode} and {@code item}, as a feed fills them. */
public final class FeedRows {
    private final Database database;
    private final Instant now;
    private final Essence essence = new Essence();

    public FeedRows(Database database, Instant now) {
        this.database = database;
        this.now = now;
    }

    /** @return the id of the new row */
    public long insert(Guid guid, Guid feedGuid, Told told) throws LibraryUnusable {
        return database.one(
                "INSERT INTO episode (guid, feed_guid, title, published, link, description, xml, first_seen)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
                row -> row.getLong(1),
                guid.value(),
                feedGuid.value(),
                told.title(),
                seconds(told.headline()),
                told.link().orElse(null),
                told.description(),
                told.xml(),
                now.getEpochSecond());
    }

    public void update(long episode, Told told) throws LibraryUnusable {
        if (isStored(episode, told) || saysTheSame(episode, told)) {
            return;
        }
        database.update(
                "UPDATE episode SET title = ?, published = ?, link = ?, description = ?, xml = ? WHERE id = ?",
                told.title(),
                seconds(told.headline()),
                told.link().orElse(null),
                told.description(),
                told.xml(),
                episode);
    }

    private boolean isStored(long episode, Told told) throws LibraryUnusable {
        String sql = "SELECT count(*) FROM episode WHERE id = ? AND title IS ? AND published IS ? AND link IS ?"
                + " AND description IS ? AND xml IS ?";
        int same = database.one(
                sql,
                row -> row.getInt(1),
                episode,
                told.title(),
                seconds(told.headline()),
                told.link().orElse(null),
                told.description(),
                told.xml());
        return same > 0;
    }

    /** The date is looked at apart: what the XML says of it may mean another one by now. */
    private boolean saysTheSame(long episode, Told told) throws LibraryUnusable {
        return database.one(
                "SELECT published IS ? AS same, xml FROM episode WHERE id = ?",
                row -> row.getBoolean("same") && essence.isSame(row.getString("xml"), told.xml()),
                seconds(told.headline()),
                episode);
    }

    /** The name of its first file; empty where none has one. */
    public String fileName(StoredEpisode stored) throws LibraryUnusable {
        String sql = "SELECT coalesce(min(file), '') FROM item WHERE episode = ?";
        return database.one(sql, row -> row.getString(1), stored.id());
    }

    public void rename(long episode, Guid guid, Guid feedGuid) throws LibraryUnusable {
        database.update(
                "UPDATE episode SET guid = ?, feed_guid = ? WHERE id = ?", guid.value(), feedGuid.value(), episode);
    }

    /** Inserts an enclosure; one of a retired episode is retired, too. */
    public void insert(long episode, Enclosure enclosure) throws LibraryUnusable {
        database.update(
                """
                INSERT INTO item (episode, canonical_url, url, type, declared_length, rendition, retired)
                VALUES (?, ?, ?, ?, ?, ?, (SELECT retired FROM episode WHERE id = ?))
                """,
                episode,
                enclosure.canonicalUrl(),
                enclosure.url().toString(),
                enclosure.type().orElse(null),
                length(enclosure),
                enclosure.rendition(),
                episode);
    }

    /** Moves a file, with those that it replaced, to its own episode; a retired one stays retired. */
    public void move(StoredItem item, StoredEpisode from, long episode) throws LibraryUnusable {
        database.update(
                "UPDATE episode SET retired = (SELECT retired FROM episode WHERE id = ?) WHERE id = ?",
                from.id(),
                episode);
        database.update(
                "UPDATE item SET episode = ? WHERE episode = ? AND canonical_url = ?",
                episode,
                from.id(),
                item.canonicalUrl());
    }

    public void update(StoredItem item, Enclosure enclosure) throws LibraryUnusable {
        database.update(
                "UPDATE item SET canonical_url = ?, url = ?, type = ?, declared_length = ?, rendition = ? WHERE id = ?",
                enclosure.canonicalUrl(),
                enclosure.url().toString(),
                enclosure.type().orElse(null),
                length(enclosure),
                enclosure.rendition(),
                item.id());
    }

    /**
     * Marks an item whose enclosure has changed in the feed; only the origin knows whether the bytes changed, too.
     *
     * @param headline of the file that is here: it stays its own if another takes its place
     */
    public void markChanged(StoredItem item, Headline headline) throws LibraryUnusable {
        database.update(
                """
                UPDATE item SET changed = 1,
                       former_title = CASE WHEN former_title IS NULL THEN ? ELSE former_title END,
                       former_published = CASE WHEN former_title IS NULL THEN ? ELSE former_published END
                WHERE id = ?
                """,
                headline.title(),
                seconds(headline),
                item.id());
    }

    /** Clears the failures of an item, whose cause is over. */
    public void forgetFailures(StoredItem item) throws LibraryUnusable {
        database.update("UPDATE item SET attempts = 0, failed_at = NULL, failure = NULL WHERE id = ?", item.id());
    }

    /** A name that was settled for what will never come is not that of what comes instead. */
    public void forgetName(StoredItem item) throws LibraryUnusable {
        database.update("UPDATE item SET file = NULL WHERE id = ?", item.id());
    }

    private static @Nullable Long seconds(Headline headline) {
        return headline.published().map(Instant::getEpochSecond).orElse(null);
    }

    private static @Nullable Long length(Enclosure enclosure) {
        OptionalLong length = enclosure.length();
        return length.isPresent() ? length.getAsLong() : null;
    }
}
