package org.seedcast.library.store.row;

import java.io.IOException;
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
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.seedcast.file.Presence;
import org.seedcast.file.TemporaryFolder;
import org.seedcast.library.LibraryUnusable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to one SQLite file, used by one thread at a time: every public method holds the monitor. Rollback
 * journal and full synchronisation, as only one process ever opens it and a saved step must survive a power cut.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String MEMORY = "jdbc:sqlite::memory:";

    private final Path file;
    private final Connection connection;
    /** Prepared statements, kept for reuse: importing a feed runs the same few some ten thousand times. */
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private Database(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /** Judges a database that was opened. */
    public interface Check {
        void require(Database database, Path file) throws LibraryUnusable;
    }

    /** Opens {@code file}, made when missing, at the newest schema. */
    public static Database open(Path file) throws LibraryUnusable {
        return open(file, Soundness::require, schema -> {});
    }

    /**
     * Opens {@code file}, made when missing, at the newest schema.
     *
     * @param check of one that was there
     * @param older told the schema of one that is about to be brought to the newest
     */
    public static Database open(Path file, Check check, IntConsumer older) throws LibraryUnusable {
        DatabaseFile.requireNoLink(file);
        if (!exists(file)) {
            DatabaseFile.create(file);
        }
        Database database = connect(file, DatabaseFile.url(file));
        database.prepared(() -> {
            Schema schema = new Schema(database, file);
            schema.requireKnown();
            check.require(database, file);
            schema.migrate(older);
        });
        return database;
    }

    /** Reports whether there is {@code file}; what may not be looked at is a failure, and not absent. */
    public static boolean exists(Path file) throws LibraryUnusable {
        try {
            return Presence.exists(file);
        } catch (IOException e) {
            throw LibraryUnusable.of(file, e);
        }
    }

    /** Opens {@code file}, to which nobody writes, as it is: nothing is written, nor looked for beside it. */
    public static Database readOnly(Path file) throws LibraryUnusable {
        DatabaseFile.requireNoLink(file);
        return connect(file, DatabaseFile.url(file) + "?mode=ro&immutable=1");
    }

    /** Opens an empty one in memory. */
    public static Database inMemory(Path where) throws LibraryUnusable {
        Database database = connect(where, MEMORY);
        database.prepared(() -> new Schema(database, where).migrate(schema -> {}));
        return database;
    }

    /** Opens a copy of {@code file} in memory at the newest schema; nothing is written to it, nor beside it. */
    public static Database copy(Path file, Check check) throws LibraryUnusable {
        DatabaseFile.requireNoLink(file);
        Path journal = file.resolveSibling(file.getFileName() + "-journal");
        if (!Files.exists(journal)) {
            return copied(file, file, check);
        }
        // SQLite would undo what a killed run left half done, in the file itself.
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            Path own = folder.copyOf(file, journal);
            undo(own);
            return copied(file, own, Soundness::require);
        } catch (IOException e) {
            throw LibraryUnusable.of(file, e);
        }
    }

    /** Any look at a database undoes it first. */
    private static void undo(Path file) throws LibraryUnusable {
        try (Database database = connect(file, DatabaseFile.url(file))) {
            database.version();
        }
    }

    private static Database copied(Path file, Path source, Check check) throws LibraryUnusable {
        Database database = connect(file, MEMORY);
        database.prepared(() -> {
            database.restore(source);
            Schema schema = new Schema(database, file);
            schema.requireKnown();
            check.require(database, source);
            schema.migrate(version -> {});
        });
        return database;
    }

    /** Makes {@code file}, which holds nothing yet but the newest schema. */
    static void make(Path file) throws LibraryUnusable {
        Database fresh = connect(file, DatabaseFile.url(file));
        fresh.prepared(() -> new Schema(fresh, file).migrate(schema -> {}));
        fresh.close();
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

    /** Executes a statement that runs once in a lifetime and is not kept. */
    void once(String sql) throws LibraryUnusable {
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

    /** The schema; 0 where there is none. */
    int version() throws LibraryUnusable {
        return one("PRAGMA user_version", row -> row.getInt(1));
    }

    /** Maps one row to a value. */
    public interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    /** Runs within a transaction. */
    public interface Work {
        void run() throws LibraryUnusable;
    }

    public synchronized <T> List<T> all(String sql, Mapper<T> mapper, @Nullable Object... parameters)
            throws LibraryUnusable {
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
    public <T> T one(String sql, Mapper<T> mapper, @Nullable Object... parameters) throws LibraryUnusable {
        return all(sql, mapper, parameters).get(0);
    }

    public synchronized void update(String sql, @Nullable Object... parameters) throws LibraryUnusable {
        try {
            prepare(sql, parameters).execute();
        } catch (SQLException e) {
            statements.remove(sql);
            throw unusable(e);
        }
    }

    /** Runs {@code work} so that all of it is saved, or nothing. */
    public synchronized void transaction(Work work) throws LibraryUnusable {
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

    /** Reports stored data that makes no sense: {@code what} was changed by another program, or by chance. */
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
