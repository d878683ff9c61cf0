package org.seedcast.library.store.row;

import org.seedcast.library.Item;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.torrent.Metainfo;

/** Puts back what is stored of published torrents, where that was damaged. */
public final class StoredTorrents {
    private final Database database;

    public StoredTorrents(Database database) {
        this.database = database;
    }

    /** Stores the pieces of {@code item} as {@code torrent}, which is right, has them. */
    public void restore(Item item, Metainfo torrent) throws LibraryUnusable {
        database.transaction(() -> {
            if (item.release().isPresent()) {
                database.update("UPDATE release SET torrent = ? WHERE item = ?", torrent.toBytes(), item.id());
            } else {
                database.update(
                        "INSERT OR REPLACE INTO pieces (item, piece_length, sha1s) VALUES (?, ?, ?)",
                        item.id(),
                        torrent.info().pieceLength().bytes(),
                        torrent.info().pieces().toBytes());
            }
            database.update(
                    "UPDATE item SET info_hash = ?, length = ? WHERE id = ?",
                    torrent.infoHash().bytes(),
                    torrent.info().content().length(),
                    item.id());
        });
    }
}
