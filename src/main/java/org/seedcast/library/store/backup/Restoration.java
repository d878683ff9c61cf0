package org.seedcast.library.store.backup;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.file.FileStamp;
import org.seedcast.library.Layout;
import org.seedcast.library.LibraryLost;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.store.row.Database;
import org.seedcast.library.store.row.Soundness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the database of a library. One that is lost or damaged is replaced by the copy of the last good run where that
 * knows every torrent that was published; else nothing is touched, and nobody begins with an empty library.
 */
public final class Restoration {
    private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);
    private static final String TORRENT = ".torrent";

    private final Layout layout;
    private final AtomicFile files = new AtomicFile(Disk.REAL);
    private final KeptStateFile kept;

    public Restoration(Layout layout) {
        this.layout = layout;
        this.kept = new KeptStateFile(layout.kept(), files);
    }

    /** Reports whether there is no database, for certain: in a directory that this user may not enter there may be one. */
    static boolean isMissing(Layout layout) {
        boolean closed = Files.isDirectory(layout.state()) && !Files.isExecutable(layout.state());
        return !closed && !Files.exists(layout.database(), LinkOption.NOFOLLOW_LINKS);
    }

    /** The database that is missing though it was there; empty for a library that is yet to be made. */
    public Optional<LibraryLost> lost() {
        return isMissing(layout)
                ? Traces.first(layout).map(trace -> LibraryLost.missing(layout, trace))
                : Optional.empty();
    }

    /** Refuses before anything is made. */
    public void requireRestorable() throws LibraryLost {
        Optional<LibraryLost> lost = lost();
        if (lost.isPresent() && !isBackupComplete()) {
            throw lost.get();
        }
    }

    /** For the one who writes. */
    public Database open() throws LibraryUnusable {
        Optional<LibraryLost> lost = lost();
        if (lost.isPresent()) {
            restore(lost.get());
        }
        try {
            return openAsIs();
        } catch (LibraryLost e) {
            restore(e);
            return openAsIs();
        }
    }

    private Database openAsIs() throws LibraryUnusable {
        Backup backup = new Backup(layout, files);
        return Database.open(layout.database(), this::requireUnharmed, backup::keepBefore);
    }

    /** In memory: what is on disk stays as it is. */
    public Database rehearse() throws LibraryUnusable {
        Optional<LibraryLost> lost = lost();
        try {
            if (lost.isPresent()) {
                throw lost.get();
            }
            return isMissing(layout) ? Database.inMemory(layout.root()) : read();
        } catch (LibraryLost e) {
            if (!isBackupComplete()) {
                throw e;
            }
            LOG.warn("{}; {}, the copy of the last good run, is used", e.fact(), layout.backup());
            return Database.copy(layout.backup(), Soundness::require);
        }
    }

    /** In memory, as it is. */
    public Database read() throws LibraryUnusable {
        Optional<LibraryLost> lost = lost();
        if (lost.isPresent()) {
            throw lost.get();
        }
        return Database.copy(layout.database(), this::requireUnharmed);
    }

    /** Reads it through unless it is as the last good run left it. */
    private void requireUnharmed(Database database, Path file) throws LibraryUnusable {
        Soundness.requireWhole(database, file);
        Optional<Mark> last = kept.read().mark();
        try {
            if (last.isPresent() && last.get().stamp().equals(FileStamp.of(file))) {
                return;
            }
            Mark now = Mark.of(file);
            if (last.isPresent() && last.get().isDamagedIn(now)) {
                throw LibraryLost.damaged(file, "something other than seedcast changed its content", null);
            }
            if (last.isEmpty() || !last.get().hasContentOf(now)) {
                Soundness.require(database, file);
            }
        } catch (IOException e) {
            throw LibraryUnusable.of(file, e);
        }
    }

    /** Puts the copy in the place of what cannot be used, which is kept beside it. */
    private void restore(LibraryLost why) throws LibraryUnusable {
        if (!isBackupComplete()) {
            throw why;
        }
        putAside(layout);
        try {
            files.copy(layout.backup(), layout.database(), Backup::requireSound);
        } catch (IOException e) {
            throw LibraryUnusable.of(layout.database(), e);
        }
        LOG.warn("{}; it is restored from {}, the copy of the last good run", why.fact(), layout.backup());
    }

    /** Moves what is there of a database out of the way, with its journal, which is of no other one. */
    public static void putAside(Layout layout) throws LibraryUnusable {
        try {
            for (String suffix : Set.of("", "-journal")) {
                Path there = layout.database().resolveSibling(layout.database().getFileName() + suffix);
                if (Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
                    Path aside = layout.damagedDatabase();
                    Disk.REAL.rename(there, aside.resolveSibling(aside.getFileName() + suffix));
                }
            }
        } catch (IOException e) {
            throw LibraryUnusable.of(layout.database(), e);
        }
    }

    private boolean isBackupComplete() {
        if (!Files.isRegularFile(layout.backup(), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Database copy = Database.readOnly(layout.backup())) {
            Soundness.require(copy, layout.backup());
            String sql = "SELECT file FROM item WHERE state = 'published' AND retired IS NULL AND file IS NOT NULL";
            Set<String> known = new HashSet<>(copy.all(sql, row -> row.getString(1) + TORRENT));
            return known.containsAll(torrents());
        } catch (LibraryUnusable | IOException e) {
            LOG.debug("{} is no help", layout.backup(), e);
            return false;
        }
    }

    private Set<String> torrents() throws IOException {
        Set<String> names = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(layout.torrentDirectory(), "[!.]*" + TORRENT)) {
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Set.of(); // nothing is published
        }
        return names;
    }
}
