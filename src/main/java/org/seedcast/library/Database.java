package org.seedcast.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection to one SQLite file, used by one thread at a time: every public method holds the monitor. Rollback
 * journal and full synchronisation, as only one process ever opens it and a saved step must survive a power cut.
 */
final class Database implements AutoCloseable {
    private static final int SCHEMA_VERSION = 1;

    private final Path file;
    private final Connection connection;

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Opens {@code file}, made when missing, at the newest schema. */
    static Database open(Path file) throws LibraryUnusable {
        return open(file, "jdbc:sqlite:" + file, null);
    }

    /** Opens a copy of {@code file} in memory, or an empty one when {@code file} is null; nothing is written to disk. */
    static Database copy(Path where, @Nullable Path file) throws LibraryUnusable {
        return open(where, "jdbc:sqlite::memory:", file);
    }

    private static Database open(Path file, String url, @Nullable Path copied) throws LibraryUnusable {
        try {
            Connection connection = DriverManager.getConnection(url);
            Database database = new Database(file, connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA synchronous = FULL");
                statement.execute("PRAGMA foreign_keys = ON");
                statement.execute("PRAGMA busy_timeout = 5000");
                if (copied != null) {
                    statement.executeUpdate("restore from '" + copied.toString().replace("'", "''") + "'");
                }
            }
            database.migrate();
            return database;
        } catch (SQLException e) {
            throw new LibraryUnusable(file, LibraryUnusable.reason(e), e);
        }
    }

    private void migrate() throws LibraryUnusable {
        int version = one("PRAGMA user_version", row -> row.getInt(1));
        if (version > SCHEMA_VERSION) {
            throw new LibraryUnusable(file, "it was written by a newer seedcast (schema " + version + ")", null);
        }
        for (int next = version + 1; next <= SCHEMA_VERSION; next++) {
            String script = script(next);
            int reached = next;
            transaction(() -> {
                for (String statement : script.split(";\\s*\n", 0)) {
                    update(statement);
                }
                update("PRAGMA user_version = " + reached);
            });
        }
    }

    private static String script(int version) {
        try (InputStream script = Database.class.getResourceAsStream("schema-" + version + ".sql")) {
            if (script == null) {
                throw new AssertionError("schema " + version + " is missing from the program");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("schema " + version + " cannot be read from the program", e);
        }
    }

    /** What to make of one row. */
    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** What to do within a transaction. */
    interface Work {
        void run() throws LibraryUnusable;
    }

    synchronized <T> List<T> all(String sql, Mapper<T> mapper, @Nullable Object... parameters) throws LibraryUnusable {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> mapped = new ArrayList<>();
            while (rows.next()) {
                mapped.add(mapper.map(rows));
            }
            return mapped;
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    /** The one row that {@code sql} is known to give. */
    <T> T one(String sql, Mapper<T> mapper, @Nullable Object... parameters) throws LibraryUnusable {
        return all(sql, mapper, parameters).get(0);
    }

    synchronized void update(String sql, @Nullable Object... parameters) throws LibraryUnusable {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    /** Runs {@code work} so that all of it is saved, or nothing. */
    synchronized void transaction(Work work) throws LibraryUnusable {
        try {
            connection.setAutoCommit(false);
            try {
                work.run();
                connection.commit();
            } finally {
                // After a commit there is nothing left to undo; after a failure everything is.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private LibraryUnusable unusable(SQLException e) {
        return new LibraryUnusable(file, LibraryUnusable.reason(e), e);
    }

    @Override
    public synchronized void close() throws LibraryUnusable {
        try {
            connection.close();
        } catch (SQLException e) {
            throw unusable(e);
        }
    }
}
