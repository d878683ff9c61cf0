package org.seedcast.library.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.seedcast.feed.Episode;
import org.seedcast.feed.FeedChannel;
import org.seedcast.feed.ReadExtent;
import org.seedcast.file.AtomicFile;
import org.seedcast.file.Disk;
import org.seedcast.library.Layout;
import org.seedcast.library.LibraryInUse;
import org.seedcast.library.LibraryLost;
import org.seedcast.library.LibraryUnusable;
import org.seedcast.library.store.backup.Backup;
import org.seedcast.library.store.backup.KeptState;
import org.seedcast.library.store.backup.KeptStateFile;
import org.seedcast.library.store.backup.Restoration;
import org.seedcast.library.store.row.Database;
import org.seedcast.library.store.row.Settings;

/**
 * Rebuilds a lost database in a temporary file, from its newest good copy or from nothing; the published files supply
 * whatever the copy lacks. Only a complete database replaces the lost one, so an interrupted rebuild changes nothing.
 */
public final class Rebuilding implements AutoCloseable {
    private final Layout layout;
    private final WriterLock lock;
    private final Optional<Path> copy;
    private final boolean knowsTakedowns;
    private final Database database;
    private final Library library;
    private final Adoption adoption;

    private Rebuilding(Layout layout, WriterLock lock, Optional<Path> copy, Database database) throws LibraryUnusable {
        this.layout = layout;
        this.lock = lock;
        this.copy = copy;
        this.knowsTakedowns = copy.isPresent() || Files.isRegularFile(layout.kept());
        this.database = database;
        this.library = Library.within(layout, database);
        this.adoption = new Adoption(library, database);
    }

    /**
     * Begins, and locks others out until it is closed.
     *
     * @return empty where nothing is lost
     */
    public static Optional<Rebuilding> ifLost(Layout layout, Instant now) throws LibraryInUse, LibraryUnusable {
        try {
            Library.read(layout).close();
            return Optional.empty();
        } catch (LibraryLost e) {
            WriterLock lock = WriterLock.take(layout);
            try {
                return Optional.of(begin(layout, lock));
            } catch (LibraryUnusable failure) {
                lock.release();
                throw failure;
            }
        }
    }

    private static Rebuilding begin(Layout layout, WriterLock lock) throws LibraryUnusable {
        KeptState kept = new KeptStateFile(layout.kept(), new AtomicFile(Disk.REAL)).read();
        Path aside = layout.rebuiltDatabase();
        Optional<Path> copy = newestCopy(layout);
        try {
            discard(aside);
            if (copy.isPresent()) {
                new AtomicFile(Disk.REAL).copy(copy.get(), aside, Backup::requireSound);
            }
        } catch (IOException e) {
            throw LibraryUnusable.of(aside, e);
        }
        Database database = Database.open(aside);
        // The copy of the last good run has its settings; an older one, or none, has not.
        boolean current = copy.equals(Optional.of(layout.backup()));
        database.transaction(() -> (current ? kept.withoutSettings() : kept).restoreTo(database));
        return new Rebuilding(layout, lock, copy, database);
    }

    private static void discard(Path aside) throws IOException {
        Disk.REAL.deleteIfExists(aside);
        Disk.REAL.deleteIfExists(aside.resolveSibling(aside.getFileName() + "-journal"));
    }

    /** Returns the copy of the last good run; otherwise the newest intact one from before a migration. */
    private static Optional<Path> newestCopy(Layout layout) {
        List<Path> copies = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(layout.state(), "library.db.schema-*")) {
            found.forEach(copies::add);
        } catch (IOException e) {
            return Optional.empty();
        }
        copies.sort(Comparator.comparing(Rebuilding::modified).reversed());
        copies.add(0, layout.backup());
        return copies.stream().filter(Rebuilding::isSound).findFirst();
    }

    private static Instant modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.MIN;
        }
    }

    private static boolean isSound(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
            Backup.requireSound(file);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The copy that it began with. */
    public Optional<Path> copy() {
        return copy;
    }

    /** Reports whether a copy or the settings file, which would record retired items, has survived. */
    public boolean knowsTakedowns() {
        return knowsTakedowns;
    }

    /** As it is by now. */
    public Library library() {
        return library;
    }

    /** Takes in what a feed that lies here tells; what is known already stays as it is. */
    public void merge(List<Episode> episodes, Instant now) throws LibraryUnusable {
        database.transaction(() -> new Merge(database, now).take(episodes, ReadExtent.NEWEST));
    }

    /** The show, unless it is known. */
    public void channel(FeedChannel channel) throws LibraryUnusable {
        if (library.channel().isEmpty()) {
            database.transaction(() -> new Settings(database).channel(channel));
        }
    }

    /** Takes files over, as far as they are what their .torrents say. */
    public Adoption adoption() {
        return adoption;
    }

    /** Puts it in its place; what stood there is kept beside it. */
    public void finish() throws LibraryUnusable {
        database.transaction(() -> new Settings(database).publicationDue(true));
        KeptState known = KeptState.of(database);
        database.close();
        try {
            // Without the mark of the database that was lost.
            new KeptStateFile(layout.kept(), new AtomicFile(Disk.REAL)).write(known);
            Backup.requireSound(layout.rebuiltDatabase());
            Restoration.putAside(layout);
            Disk.REAL.rename(layout.rebuiltDatabase(), layout.database());
            Disk.REAL.syncDirectory(layout.state());
        } catch (IOException e) {
            throw LibraryUnusable.of(layout.database(), e);
        }
    }

    @Override
    public void close() throws LibraryUnusable {
        try {
            database.close();
            discard(layout.rebuiltDatabase());
        } catch (IOException e) {
            throw LibraryUnusable.of(layout.rebuiltDatabase(), e);
        } finally {
            lock.release();
        }
    }
}
