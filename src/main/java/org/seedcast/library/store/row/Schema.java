package org.seedcast.library.store.row;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.seedcast.library.LibraryUnusable;

/** The schema of a database, which one script for each version builds on the version before it. */
final class Schema {
    private static final Pattern END = Pattern.compile(";[ \\t]*+\n");

    private static final int NEWEST = 10;

    private final Database database;
    private final Path file;

    Schema(Database database, Path file) {
        this.database = database;
        this.file = file;
    }

    void requireKnown() throws LibraryUnusable {
        int version = database.version();
        if (version > NEWEST) {
            throw new LibraryUnusable(file, "it was written by a newer seedcast (schema " + version + ")", null);
        }
    }

    /** @param older told the version of a schema that is about to be brought to the newest */
    void migrate(IntConsumer older) throws LibraryUnusable {
        int version = database.version();
        if (version < NEWEST) {
            older.accept(version);
        }
        for (int next = version + 1; next <= NEWEST; next++) {
            String script = script(next);
            int reached = next;
            database.transaction(() -> {
                for (String statement : END.splitAsStream(script).toList()) {
                    database.once(statement);
                }
                database.once("PRAGMA user_version = " + reached);
            });
        }
    }

    private static String script(int version) {
        try (InputStream script = Schema.class.getResourceAsStream("schema-" + version + ".sql")) {
            if (script == null) {
                throw new AssertionError("schema " + version + " is missing from the program");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("schema " + version + " cannot be read from the program", e);
        }
    }
}
