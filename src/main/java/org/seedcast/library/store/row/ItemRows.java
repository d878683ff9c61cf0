package org.seedcast.library.store.row;

import java.time.Instant;
import java.util.List;
import org.seedcast.feed.Validators;
import org.seedcast.library.EpisodeState;
import org.seedcast.library.Item;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.torrent.ContentHashes;
import org.seedcast.torrent.Origin;
import org.seedcast.torrent.Sha256;

/** The rows of {@code item} and {@code pieces}, which {@link ItemRow} reads. */
public final class ItemRows {
    private static final String SELECT =
            """
            SELECT item.*, episode.guid, episode.title, episode.published, pieces.piece_length, pieces.sha1s,
                   release.name AS release_name, release.path AS release_path,
                   release.directory AS release_directory, release.trackers AS release_trackers,
                   release.web_seeds AS release_web_seeds, release.cover AS release_cover,
                   release.number AS release_number, release.tracks AS release_tracks,
                   instr(release.torrent, CAST('7:privatei1e' AS BLOB)) > 0 AS release_private,
                   CASE WHEN release.directory THEN substr(release.torrent,
                     instr(release.torrent, CAST('4:infod5:filesl' AS BLOB)) + 14, 8192) END AS release_files
            FROM item
            JOIN episode ON episode.id = item.episode
            LEFT JOIN release ON release.item = item.id
            LEFT JOIN pieces ON pieces.item = item.id AND item.state = 'downloaded'
            """;

    private final Database database;

    public ItemRows(Database database) {
        this.database = database;
    }

    /** Every item in {@link Item#ORDER}, each with a name. */
    public List<Item> all() throws LibraryUnusable {
        List<Item> items = FileNames.complete(database.all(SELECT, ItemRow::item));
        items.sort(Item.ORDER);
        return items;
    }

    /** All files of an episode, whatever became of them. */
    public List<Item> of(long episode) throws LibraryUnusable {
        return database.all(SELECT + " WHERE item.episode = ?", ItemRow::item, episode);
    }

    public int count(String state) throws LibraryUnusable {
        String sql = "SELECT count(*) FROM item WHERE state = ? AND retired IS NULL";
        return database.one(sql, row -> row.getInt(1), state);
    }

    public void freeze(Item item) throws LibraryUnusable {
        database.update("UPDATE item SET file = ? WHERE id = ?", item.fileName(), item.id());
    }

    public void save(Item item, EpisodeState.Downloaded state) throws LibraryUnusable {
        ContentHashes hashes = state.hashes();
        Validators validators = item.revision().validators();
        database.update(
                """
                UPDATE item SET state = 'downloaded', file = ?, length = ?, sha256 = ?, modified_nanos = ?,
                       inode = ?, attempts = 0, failed_at = NULL, failure = NULL, etag = ?, last_modified = ?
                WHERE id = ?
                """,
                item.fileName(),
                hashes.length(),
                hashes.sha256().bytes(),
                state.stamp().modifiedNanos(),
                state.stamp().inode(),
                validators.etag().orElse(null),
                validators.lastModified().orElse(null),
                item.id());
        database.update(
                "INSERT OR REPLACE INTO pieces (item, piece_length, sha1s) VALUES (?, ?, ?)",
                item.id(),
                hashes.pieceLength().bytes(),
                hashes.pieces().toBytes());
    }

    /** The row of {@code next}, which takes the place of {@code former}. */
    public Item addRevision(Item former, Item next) throws LibraryUnusable {
        database.update(
                """
                UPDATE item SET superseded = 1, changed = 0, former_title = coalesce(former_title, ?),
                       former_published = CASE WHEN former_title IS NULL THEN ? ELSE former_published END
                WHERE id = ?
                """,
                former.title(),
                former.published().map(Instant::getEpochSecond).orElse(null),
                former.id());
        database.update(
                """
                INSERT INTO item (episode, canonical_url, url, type, declared_length, rendition, revision)
                SELECT episode, canonical_url, url, type, declared_length, rendition, ? FROM item WHERE id = ?
                """,
                next.revision().number(),
                former.id());
        Item added = next.withId(database.one("SELECT last_insert_rowid()", row -> row.getLong(1)));
        save(added, (EpisodeState.Downloaded) next.state());
        return added;
    }

    public boolean hasFile(long episode, Sha256 sha256) throws LibraryUnusable {
        String sql = "SELECT count(*) FROM item WHERE episode = ? AND sha256 = ?";
        return database.one(sql, row -> row.getInt(1), episode, sha256.bytes()) > 0;
    }

    public void confirm(Item item) throws LibraryUnusable {
        Validators validators = item.revision().validators();
        database.update(
                "UPDATE item SET changed = 0, former_title = NULL, former_published = NULL, etag = ?, last_modified = ?"
                        + " WHERE id = ?",
                validators.etag().orElse(null),
                validators.lastModified().orElse(null),
                item.id());
    }

    public void save(Item item, EpisodeState.Published state) throws LibraryUnusable {
        database.update(
                "UPDATE item SET state = 'published', info_hash = ?, torrent_length = ? WHERE id = ?",
                state.infoHash().bytes(),
                state.torrentLength(),
                item.id());
    }

    public void failed(Item item, String reason, Instant now) throws LibraryUnusable {
        int before = item.state() instanceof EpisodeState.Discovered discovered
                ? discovered.lastFailure().map(EpisodeState.Failure::attempts).orElse(0)
                : 0;
        save(item, new EpisodeState.Failure(before + 1, now, reason));
    }

    private void save(Item item, EpisodeState.Failure failure) throws LibraryUnusable {
        database.update(
                "UPDATE item SET attempts = ?, failed_at = ?, failure = ? WHERE id = ?",
                failure.attempts(),
                failure.at().getEpochSecond(),
                failure.reason(),
                item.id());
    }

    public void save(Item item, Origin origin) throws LibraryUnusable {
        OriginRow row = OriginRow.of(origin);
        database.update(
                """
                UPDATE item SET origin = ?, origin_url = ?, origin_whole = ?, origin_reason = ?, origin_copied = ?
                WHERE id = ?
                """,
                row.state(),
                row.url(),
                row.whole(),
                row.reason(),
                row.copied(),
                item.id());
    }

    public ContentHashes hashes(Item item) throws LibraryUnusable {
        String sql =
                """
                SELECT item.length, item.sha256, pieces.piece_length, pieces.sha1s
                FROM item LEFT JOIN pieces ON pieces.item = item.id WHERE item.id = ?
                """;
        return database.one(sql, ItemRow::contentHashes, item.id());
    }
}
