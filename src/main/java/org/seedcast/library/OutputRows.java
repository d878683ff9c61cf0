package org.seedcast.library;

import java.time.Instant;
import java.util.Optional;

/** The rows of {@code output}, typed. */
final class OutputRows {
    private final Database database;

    OutputRows(Database database) {
        this.database = database;
    }

    Optional<OutputVersion> get(String output) throws LibraryUnusable {
        return database
                .all(
                        "SELECT digest, built_at FROM output WHERE name = ?",
                        row -> new OutputVersion(
                                row.getString("digest"), Instant.ofEpochSecond(row.getLong("built_at"))),
                        output)
                .stream()
                .findFirst();
    }

    void save(String output, OutputVersion version) throws LibraryUnusable {
        database.update(
                "INSERT OR REPLACE INTO output (name, digest, built_at) VALUES (?, ?, ?)",
                output,
                version.digest(),
                version.builtAt().getEpochSecond());
    }
}
