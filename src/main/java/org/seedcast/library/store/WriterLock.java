package org.seedcast.library.store;

import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seedcast.file.Presence;
import org.seedcast.file.ProcessLock;
import org.seedcast.file.Rights;
import org.seedcast.library.Folders;
import org.seedcast.library.Layout;
import org.seedcast.library.LibraryInUse;
import org.seedcast.library.LibraryUnusable;

/** The right to write a library, which one process has at a time; or to read it while nobody writes. */
final class WriterLock {
    private final @Nullable ProcessLock lock;
    private final Layout layout;
    private final boolean writes;

    private WriterLock(@Nullable ProcessLock lock, Layout layout, boolean writes) {
        this.lock = lock;
        this.layout = layout;
        this.writes = writes;
    }

    /** Keeps writers out until it is released, and makes nothing: where no writer has ever been there is none to keep out. */
    static WriterLock share(Layout layout) throws LibraryInUse {
        try {
            ProcessLock lock = ProcessLock.tryShare(layout.lock())
                    .orElseThrow(() -> new LibraryInUse(layout.root(), ProcessLock.holder(layout.lock())));
            return new WriterLock(lock, layout, false);
        } catch (IOException e) {
            // Not there, or closed to this user, who reads what he can.
            return new WriterLock(null, layout, false);
        }
    }

    boolean writes() {
        return writes;
    }

    /** Makes the directories, where they are missing, and locks others out until it is released. */
    static WriterLock take(Layout layout) throws LibraryInUse, LibraryUnusable {
        try {
            new Folders(layout).prepare();
            for (Path directory :
                    List.of(layout.state(), layout.mediaDirectory(), layout.site(), layout.torrentDirectory())) {
                Rights.requireWritable(directory);
            }
            ProcessLock lock = ProcessLock.tryAcquire(layout.lock())
                    .orElseThrow(() -> new LibraryInUse(layout.root(), ProcessLock.holder(layout.lock())));
            return new WriterLock(lock, layout, true);
        } catch (IOException e) {
            throw LibraryUnusable.of(layout.root(), e);
        }
    }

    /** Checks that a library could be made, for callers that make none. */
    static void requirePlace(Layout layout) throws LibraryUnusable {
        try {
            for (Path directory : List.of(layout.mediaDirectory(), layout.torrentDirectory())) {
                Path nearest = nearest(directory);
                if (!Presence.isDirectory(nearest)) {
                    throw new NotDirectoryException(nearest.toString());
                }
                Rights.requireWritable(nearest);
            }
        } catch (IOException e) {
            throw LibraryUnusable.of(layout.root(), e);
        }
    }

    private static Path nearest(Path directory) throws IOException {
        Path nearest = directory;
        while (!Presence.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        return nearest;
    }

    void release() throws LibraryUnusable {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw LibraryUnusable.of(layout.lock(), e);
        }
    }
}
