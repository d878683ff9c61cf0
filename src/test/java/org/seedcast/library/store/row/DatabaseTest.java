package org.seedcast.library.store.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.failure.ExitCode;
import org.seedcast.library.LibraryUnusable;

class DatabaseTest {
    private static final String INSERT = "INSERT INTO episode (guid, title, description, xml) VALUES (?, '', ?, '')";

    /** SQLite undoes all of it by itself then, and a second attempt would only hide what went wrong. */
    @Test
    void aFullDiskIsToldAsThatAndLeavesATransactionUndone(@TempDir Path folder) throws Exception {
        try (Database database = Database.open(folder.resolve("library.db"))) {
            long pages = database.one("PRAGMA page_count", row -> row.getLong(1));
            database.one("PRAGMA max_page_count = " + (pages + 4), row -> row.getLong(1));

            assertThatThrownBy(() -> database.transaction(() -> {
                        for (int number = 0; number < 1_000; number++) {
                            database.update(INSERT, "guid " + number, "x".repeat(1_000));
                        }
                    }))
                    .isInstanceOfSatisfying(
                            LibraryUnusable.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.OUT_OF_SPACE))
                    .hasMessageEndingWith("library.db: no space left");

            assertThat(episodes(database)).isZero();
            database.transaction(() -> database.update(INSERT, "one", ""));
            assertThat(episodes(database)).isEqualTo(1);
        }
    }

    /** Nothing is said of the undoing, which works. */
    @Test
    void workThatFailsIsUndone(@TempDir Path folder) throws Exception {
        try (Database database = Database.open(folder.resolve("library.db"))) {
            assertThatThrownBy(() -> database.transaction(() -> {
                        database.update(INSERT, "one", "");
                        throw new IllegalStateException("no");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no");
            assertThat(episodes(database)).isZero();
        }
    }

    private static long episodes(Database database) throws LibraryUnusable {
        return database.one("SELECT count(*) FROM episode", row -> row.getLong(1));
    }
}
