package org.seedcast.library.store.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.FileStamp;
import org.seedcast.library.Layout;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.store.row.Database;
import org.seedcast.library.store.row.Soundness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The copy of a library's database that the last good run left. It is read through before it takes the place of the one
 * before, so that a database that was damaged meanwhile never costs the good copy.
 */
public final class Backup {
    private static final Logger LOG = LoggerFactory.getLogger(Backup.class);

    private final Layout layout;
    private final AtomicFile files;
    private final KeptStateFile kept;

    public Backup(Layout layout, AtomicFile files) {
        this.layout = layout;
        this.files = files;
        this.kept = new KeptStateFile(layout.kept(), files);
    }

    /** Ends the work of a writer. */
    public interface Closing {
        void close() throws LibraryUnusable;
    }

    /**
     * Closes {@code database} and copies it, unless the copy is that of what it holds. A failure to do so is a warning: the
     * work is done, and the copy before stays.
     */
    public void keepAfter(Database database, Closing closing) throws LibraryUnusable {
        Optional<KeptState> state = changed(database);
        closing.close();
        if (state.isPresent()) {
            try {
                copy(layout.backup());
                kept.write(state.get().with(Mark.of(layout.database())));
            } catch (IOException e) {
                warn(layout.backup(), e);
            }
        }
    }

    /** Returns the state to keep; empty if the database is unchanged since the last copy, or cannot be read. */
    private Optional<KeptState> changed(Database database) {
        try {
            Optional<Mark> mark = kept.read().mark();
            boolean same = mark.isPresent() && mark.get().stamp().equals(FileStamp.of(layout.database()));
            return same && Files.isRegularFile(layout.backup())
                    ? Optional.empty()
                    : Optional.of(KeptState.of(database));
        } catch (IOException | LibraryUnusable e) {
            warn(layout.backup(), e);
            return Optional.empty();
        }
    }

    /** Remembers takedowns at once, in case that this run never comes to its end. */
    public void keepTakedowns(Database database) {
        try {
            kept.write(KeptState.of(database));
        } catch (IOException | LibraryUnusable e) {
            warn(layout.kept(), e);
        }
    }

    /** Copies the database before it is brought from {@code schema} to a newer one. */
    void keepBefore(int schema) {
        try {
            copy(layout.backup(schema));
        } catch (IOException e) {
            warn(layout.backup(schema), e);
        }
    }

    private void copy(Path target) throws IOException {
        files.copy(layout.database(), target, Backup::requireSound);
    }

    /** @throws IOException naming what is wrong */
    public static void requireSound(Path file) throws IOException {
        try (Database copy = Database.readOnly(file)) {
            Soundness.require(copy, file);
        } catch (LibraryUnusable e) {
            throw new IOException(LibraryUnusable.reason(e), e);
        }
    }

    private void warn(Path target, Exception e) {
        LOG.warn("cannot keep a copy of {} in {}: {}", layout.database(), target, LibraryUnusable.reason(e));
    }
}
