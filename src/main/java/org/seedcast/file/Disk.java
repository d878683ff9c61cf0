package org.seedcast.file;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The operations by which content reaches the disk, in the order that survives a crash: write, sync, rename, sync the
 * directory. Tests substitute one that fails at the Nth call. Safe for use by several threads.
 */
public interface Disk {
    @SuppressWarnings("ClassInitializationDeadlock") // nobody reaches RealDisk but by this
    Disk REAL = new RealDisk(false);

    /**
     * The same, for files that the user names: they get the rights that the umask leaves, and links to directories are
     * followed whoever made them.
     */
    default Disk named() {
        return this;
    }

    /**
     * Makes {@code file} and opens it for writing, with the rights that its directory gives. What has that name already,
     * such as a link, is replaced and never written through.
     */
    Sink create(Path file) throws IOException;

    /**
     * Opens {@code file} for writing after its first {@code length} bytes, which it has; what follows them is cut off. A
     * file that is a link, or has a second name elsewhere, is refused.
     */
    Sink append(Path file, long length) throws IOException;

    /**
     * Returns the number of bytes that an ordinary user can still write there; {@link Long#MAX_VALUE} where the file
     * system does not count them. Asks about the directory, not about its FileStore: that one is looked up among the
     * mounts, which a chroot does not see.
     */
    default long usableBytes(Path directory) {
        File asked = directory.toFile();
        return asked.getTotalSpace() == 0 ? Long.MAX_VALUE : asked.getUsableSpace();
    }

    /** Replaces {@code target} by {@code source} in one step; both in one file system. */
    void rename(Path source, Path target) throws IOException;

    /**
     * Gives {@code source} the name {@code target} in one step, unless anything has that name; both in one file system.
     *
     * @throws java.nio.file.FileAlreadyExistsException where something has; then both stay as they are
     */
    default void place(Path source, Path target) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        rename(source, target);
    }

    /** Makes names created in, renamed into or removed from {@code directory} survive a power cut. */
    void syncDirectory(Path directory) throws IOException;

    /**
     * Makes {@code directory} and what is missing above it, with the rights of the one they are made in; a link to a
     * directory is one where {@link Links} trusts it.
     */
    void createDirectories(Path directory) throws IOException;

    void deleteIfExists(Path file) throws IOException;

    /** A file being written; {@link #sync} before {@link #close} makes its bytes survive a power cut. */
    interface Sink extends Closeable {
        /** Writes all that remains in {@code bytes}. */
        void write(ByteBuffer bytes) throws IOException;

        void sync() throws IOException;
    }
}
