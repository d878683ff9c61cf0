package org.seedcast.library.store.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.seedcast.library.LibraryLost;
import org.seedcast.library.LibraryUnusable;

/** Reads a database through to the last page: what SQLite would stumble over later is found before anything depends on it. */
public final class Soundness {
    private static final List<String> TABLES = List.of("setting", "episode", "item", "pieces", "output");

    private Soundness() {}

    /** @throws LibraryLost if {@code database}, which is that of {@code file}, is not sound */
    public static void require(Database database, Path file) throws LibraryUnusable {
        requireWhole(database, file);
        for (String table : TABLES) {
            String sql = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?";
            if (database.one(sql, row -> row.getInt(1), table) == 0) {
                throw LibraryLost.damaged(file, "it holds no library", null);
            }
        }
        String verdict = database.one("PRAGMA integrity_check(1)", row -> row.getString(1));
        if (!verdict.equals("ok")) {
            throw LibraryLost.damaged(file, "its content is inconsistent", new IOException(verdict));
        }
    }

    /** SQLite takes an empty file for a new database, and zeroes for what is cut off its last page. */
    public static void requireWhole(Database database, Path file) throws LibraryUnusable {
        long pages = database.one("PRAGMA page_count", row -> row.getLong(1));
        long pageBytes = database.one("PRAGMA page_size", row -> row.getLong(1));
        try {
            if (database.version() == 0 || Files.size(file) != pages * pageBytes) {
                throw LibraryLost.damaged(file, "it is empty or truncated", null);
            }
        } catch (IOException e) {
            throw LibraryUnusable.of(file, e);
        }
    }
}
