package org.seedcast.file;

import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * The operations by which content reaches the disk, in the order that survives a crash: write, sync, rename, sync the
 * directory. Tests substitute one that fails at the Nth call. Safe for use by several threads.
 */
public interface Disk {
    Disk REAL = new RealDisk();

    /** Opens {@code file} empty for writing; it is created when missing. */
    Sink create(Path file) throws IOException;

    /** Opens {@code file} for writing after its first {@code length} bytes, which it has; what follows them is cut off. */
    Sink append(Path file, long length) throws IOException;

    /**
     * How many bytes a user such as this one can still write there; as many as one likes where nobody counts them. Asks
     * about the directory, not about its FileStore: that one is looked up among the mounts, which a chroot does not see.
     */
    default long usableBytes(Path directory) {
        File asked = directory.toFile();
        return asked.getTotalSpace() == 0 ? Long.MAX_VALUE : asked.getUsableSpace();
    }

    /** Replaces {@code target} by {@code source} in one step; both in one file system. */
    void rename(Path source, Path target) throws IOException;

    /** Makes names created in, renamed into or removed from {@code directory} survive a power cut. */
    void syncDirectory(Path directory) throws IOException;

    /** Makes {@code directory} and what is missing above it; a link to a directory is one. */
    void createDirectories(Path directory) throws IOException;

    void deleteIfExists(Path file) throws IOException;

    /** A file being written; {@link #sync} before {@link #close} makes its bytes survive a power cut. */
    interface Sink extends Closeable {
        /** Writes all that remains in {@code bytes}. */
        void write(ByteBuffer bytes) throws IOException;

        void sync() throws IOException;
    }

    /** The file system of this machine. */
    final class RealDisk implements Disk {
        private RealDisk() {}

        @Override
        public Sink create(Path file) throws IOException {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            return new FileSink(channel);
        }

        @Override
        public Sink append(Path file, long length) throws IOException {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            try {
                channel.truncate(length).position(length);
                return new FileSink(channel);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }

        @Override
        public void rename(Path source, Path target) throws IOException {
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void syncDirectory(Path directory) throws IOException {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }

        @Override
        public void createDirectories(Path directory) throws IOException {
            Files.createDirectories(directory);
        }

        @Override
        public void deleteIfExists(Path file) throws IOException {
            Files.deleteIfExists(file);
        }

        private record FileSink(FileChannel channel) implements Sink {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }

            @Override
            public void sync() throws IOException {
                channel.force(true);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        }
    }
}
