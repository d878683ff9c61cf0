package org.seedcast.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.seedcast.file.Disk;
import org.seedcast.file.Presence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to one SQLite file, used by one thread at a time: every public method holds the monitor. Rollback
 * journal and full synchronisation, as only one process ever opens it and a saved step must survive a power cut.
 */
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Pattern END = Pattern.compile(";[ \\t]*+\n");

    private static final int SCHEMA_VERSION = 8;

    private final Path file;
    private final Connection connection;
    /** What was asked before, ready to be asked again: to take in a feed is some ten thousand times the same few. */
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Opens {@code file}, made when missing, at the newest schema. */
    static Database open(Path file) throws LibraryUnusable {
        requireNoLink(file);
        if (!exists(file)) {
            create(file);
        }
        Database database = connect(file, url(file));
        database.prepared(() -> {
            database.requireWhole(file);
            database.migrate();
        });
        return database;
    }

    /** Reports whether there is {@code file}; what may not be looked at is a failure, and not absent. */
    static boolean exists(Path file) throws LibraryUnusable {
        try {
            return Presence.exists(file);
        } catch (IOException e) {
            throw LibraryUnusable.of(file, e);
        }
    }

    /** Opens a copy of {@code file} in memory, or an empty one when {@code file} is null; nothing is written to disk. */
    static Database copy(Path where, @Nullable Path file) throws LibraryUnusable {
        if (file != null) {
            requireNoLink(file);
        }
        Database database = connect(where, "jdbc:sqlite::memory:");
        database.prepared(() -> {
            if (file != null) {
                database.restore(file);
                database.requireWhole(file);
            }
            database.migrate();
        });
        return database;
    }

    /** SQLite follows a link to the file itself, and calls one that stands for its journal a fault without a name. */
    private static void requireNoLink(Path file) throws LibraryUnusable {
        for (String suffix : List.of("", "-journal", "-wal", "-shm")) {
            Path one = file.resolveSibling(file.getFileName() + suffix);
            if (Files.isSymbolicLink(one)) {
                throw LibraryUnusable.linked(one, new IOException("it is a link, and is not followed"));
            }
        }
    }

    /** Makes it aside and renames it into place, so that a file of this name is whole, or was damaged later. */
    private static void create(Path file) throws LibraryUnusable {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Disk.REAL.deleteIfExists(aside);
            Disk.REAL.deleteIfExists(aside.resolveSibling(aside.getFileName() + "-journal"));
            // Empty, which SQLite takes for a new one: its own would be readable by everybody.
            Disk.REAL.create(aside).close();
            Database fresh = connect(aside, url(aside));
            fresh.prepared(fresh::migrate);
            fresh.close();
            Disk.REAL.rename(aside, file);
            Disk.REAL.syncDirectory(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a root is no file"));
        } catch (IOException e) {
            throw LibraryUnusable.of(file, e);
        }
    }

    /** A URI, because in a plain path the driver takes what follows a question mark for settings. */
    private static String url(Path file) {
        return "jdbc:sqlite:" + file.toUri();
    }

    private static Database connect(Path file, String url) throws LibraryUnusable {
        NativeLibrary.announce();
        try {
            return new Database(file, DriverManager.getConnection(url));
        } catch (SQLException e) {
            throw SqliteFault.of(file, e);
        }
    }

    /** Makes a fresh connection ready; one that cannot be is closed. */
    private void prepared(Work work) throws LibraryUnusable {
        boolean ready = false;
        try {
            update("PRAGMA synchronous = FULL");
            update("PRAGMA foreign_keys = ON");
            update("PRAGMA busy_timeout = 5000");
            work.run();
            ready = true;
        } finally {
            if (!ready) {
                close();
            }
        }
    }

    /** What is said once in a lifetime and not to be remembered. */
    private void once(String sql) throws LibraryUnusable {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw unusable(e);
        }
    }

    private void restore(Path source) throws LibraryUnusable {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("restore from '" + source.toUri().toString().replace("'", "%27") + "'");
        } catch (SQLException e) {
            throw SqliteFault.reading(source, e);
        }
    }

    /** SQLite takes an empty file for a new database, and zeroes for what is cut off its last page. */
    private void requireWhole(Path source) throws LibraryUnusable {
        long pages = one("PRAGMA page_count", row -> row.getLong(1));
        long pageBytes = one("PRAGMA page_size", row -> row.getLong(1));
        try {
            if (version() == 0 || Files.size(source) != pages * pageBytes) {
                throw new LibraryUnusable(source, "it is empty or cut off", null);
            }
        } catch (IOException e) {
            throw LibraryUnusable.of(source, e);
        }
    }

    private int version() throws LibraryUnusable {
        return one("PRAGMA user_version", row -> row.getInt(1));
    }

    private void migrate() throws LibraryUnusable {
        int version = version();
        if (version > SCHEMA_VERSION) {
            throw new LibraryUnusable(file, "it was written by a newer seedcast (schema " + version + ")", null);
        }
        for (int next = version + 1; next <= SCHEMA_VERSION; next++) {
            String script = script(next);
            int reached = next;
            transaction(() -> {
                for (String statement : END.splitAsStream(script).toList()) {
                    once(statement);
                }
                once("PRAGMA user_version = " + reached);
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
        try (ResultSet rows = prepare(sql, parameters).executeQuery()) {
            List<T> mapped = new ArrayList<>();
            while (rows.next()) {
                mapped.add(mapper.map(rows));
            }
            return mapped;
        } catch (SQLException e) {
            statements.remove(sql); // the driver has closed it
            throw unusable(e);
        } catch (RuntimeException e) {
            throw damaged("a row", e);
        }
    }

    /** The one row that {@code sql} is known to give. */
    <T> T one(String sql, Mapper<T> mapper, @Nullable Object... parameters) throws LibraryUnusable {
        return all(sql, mapper, parameters).get(0);
    }

    synchronized void update(String sql, @Nullable Object... parameters) throws LibraryUnusable {
        try {
            prepare(sql, parameters).execute();
        } catch (SQLException e) {
            statements.remove(sql);
            throw unusable(e);
        }
    }

    /** Runs {@code work} so that all of it is saved, or nothing. */
    synchronized void transaction(Work work) throws LibraryUnusable {
        boolean done = false;
        try {
            connection.setAutoCommit(false);
            work.run();
            connection.commit();
            done = true;
        } catch (SQLException e) {
            throw unusable(e);
        } finally {
            endTransaction(done);
        }
    }

    /**
     * Undoes what is not saved. A failure to do so after another one is only logged, lest it hide what went wrong first:
     * where the disk is full SQLite has undone everything itself, and calls it a fault to be asked for that.
     */
    private void endTransaction(boolean done) throws LibraryUnusable {
        try {
            if (!done) {
                connection.rollback();
            }
        } catch (SQLException e) {
            LOG.debug("nothing was left to undo in {}", file, e);
        }
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            if (done) {
                throw unusable(e);
            }
            LOG.debug("no transaction was left to end in {}", file, e);
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        statement.clearParameters();
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /** What is stored makes no sense: {@code what} was changed by another program, or by chance. */
    LibraryUnusable damaged(String what, RuntimeException e) {
        return new LibraryUnusable(file, what + " cannot be read: " + LibraryUnusable.reason(e), e);
    }

    private LibraryUnusable unusable(SQLException e) {
        return SqliteFault.of(file, e);
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
