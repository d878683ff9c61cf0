package org.seedcast.library;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.seedcast.file.Links;
import org.seedcast.file.ProcessLock;

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
            for (Path directory : List.of(layout.state(), layout.mediaDirectory(), layout.torrentDirectory())) {
                requireWritable(directory, layout);
            }
            ProcessLock lock = ProcessLock.tryAcquire(layout.lock())
                    .orElseThrow(() -> new LibraryInUse(layout.root(), ProcessLock.holder(layout.lock())));
            return new WriterLock(lock, layout, true);
        } catch (Links.ForeignLink e) {
            throw LibraryUnusable.linked(layout.root(), e);
        } catch (IOException e) {
            throw new LibraryUnusable(layout.root(), describe(e), e);
        }
    }

    /** Whoever makes nothing has to look whether it could be made. */
    static void requirePlace(Layout layout) throws LibraryUnusable {
        Path nearest = layout.mediaDirectory();
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        if (!Files.isDirectory(nearest)) {
            throw new LibraryUnusable(layout.root(), nearest + " is not a directory", null);
        }
        requireWritable(nearest, layout);
    }

    private static void requireWritable(Path directory, Layout layout) throws LibraryUnusable {
        if (!Files.isWritable(directory)) {
            throw new LibraryUnusable(layout.root(), directory + " is not writable", null);
        }
    }

    void release() throws LibraryUnusable {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new LibraryUnusable(layout.root(), LibraryUnusable.reason(e), e);
        }
    }

    /** The exceptions of NIO name a path and leave the reason to their class. */
    private static String describe(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied for " + e.getMessage();
        }
        if (e instanceof FileAlreadyExistsException) {
            return e.getMessage() + " is not a directory";
        }
        if (e instanceof NoSuchFileException) {
            return "cannot make " + e.getMessage();
        }
        return LibraryUnusable.reason(e);
    }
}
