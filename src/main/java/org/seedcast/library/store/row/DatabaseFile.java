package org.seedcast.library.store.row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.seedcast.file.Disk;
import org.seedcast.library.LibraryUnusable;

/** The file of a database: its making, its address, and the links that may not stand in its place. */
final class DatabaseFile {
    private DatabaseFile() {}

    /** SQLite follows a link to the file itself, and calls one that stands for its journal a fault without a name. */
    static void requireNoLink(Path file) throws LibraryUnusable {
        for (String suffix : List.of("", "-journal", "-wal", "-shm")) {
            Path one = file.resolveSibling(file.getFileName() + suffix);
            if (Files.isSymbolicLink(one)) {
                throw LibraryUnusable.linked(one, new IOException("it is a link, and seedcast does not follow it"));
            }
        }
    }

    /** Makes it aside and renames it into place, so that a file of this name is whole, or was damaged later. */
    static void create(Path file) throws LibraryUnusable {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Disk.REAL.deleteIfExists(aside);
            Disk.REAL.deleteIfExists(aside.resolveSibling(aside.getFileName() + "-journal"));
            // Empty, which SQLite takes for a new one: its own would be readable by everybody.
            Disk.REAL.create(aside).close();
            Database.make(aside);
            Disk.REAL.rename(aside, file);
            Disk.REAL.syncDirectory(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a root is no file"));
        } catch (IOException e) {
            throw LibraryUnusable.of(file, e);
        }
    }

    /** A URI, because in a plain path the driver takes what follows a question mark for settings. */
    static String url(Path file) {
        return "jdbc:sqlite:" + file.toUri();
    }
}
