package org.seedcast.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Objects;
import java.util.Set;

/**
 * The file system of this machine.
 *
 * @param isNamed whether for files that the user names
 */
record RealDisk(boolean isNamed) implements Disk {
    @Override
    public Disk named() {
        return new RealDisk(true);
    }

    @Override
    public Sink create(Path file) throws IOException {
        if (isNamed) {
            return new FileSink(fresh(file));
        }
        Path directory = parent(file);
        Links.require(directory);
        int mode = Rights.forFileIn(directory);
        // Never wider than it is to be, not even before it has its rights.
        FileChannel channel = fresh(file, Rights.OWNER_FILE);
        try {
            Rights.give(file, mode);
            return new FileSink(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel fresh(Path file, FileAttribute<?>... rights) throws IOException {
        try {
            return opened(file, rights);
        } catch (FileAlreadyExistsException e) {
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
            Files.deleteIfExists(file);
            return opened(file, rights);
        }
    }

    private static FileChannel opened(Path file, FileAttribute<?>... rights) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights);
    }

    @Override
    public Sink append(Path file, long length) throws IOException {
        Links.require(parent(file));
        if (!Links.isPlainFile(file)) {
            throw new FileSystemException(
                    file.toString(), null, "it is a link, and seedcast does not write through links");
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
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

    /**
     * A second name is made and the first one taken away, as no rename of Java's spares what is there. A kill in between
     * leaves both names, which the next call finds to be one file.
     */
    @Override
    public void place(Path source, Path target) throws IOException {
        try {
            Files.createLink(target, source);
        } catch (FileAlreadyExistsException e) {
            if (Files.isSymbolicLink(target) || !Files.isSameFile(source, target)) {
                throw e;
            }
        } catch (UnsupportedOperationException | FileSystemException e) {
            // A file system without second names, such as FAT; what fails there too fails in the rename again.
            Disk.super.place(source, target);
            return;
        }
        Files.deleteIfExists(source);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        if (isNamed) {
            createNamed(directory);
        } else if (Files.isDirectory(directory)) {
            Links.require(directory);
        } else {
            Path above = parent(directory);
            createDirectories(above);
            Rights.makeDirectory(directory, Rights.forDirectoryIn(above));
        }
    }

    private static void createNamed(Path directory) throws IOException {
        try {
            Files.createDirectories(directory);
        } catch (FileAlreadyExistsException e) {
            throw new NotDirectoryException(e.getFile());
        }
    }

    @Override
    public void deleteIfExists(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    private static Path parent(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a root has no parent");
    }

    private record FileSink(FileChannel channel) implements Sink {
        /** A channel copies all that it is given to memory outside the heap, and keeps that as long as the thread lives. */
        private static final int MOST_AT_ONCE = 1 << 20;

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            int end = bytes.limit();
            while (bytes.position() < end) {
                bytes.limit(Math.min(end, bytes.position() + MOST_AT_ONCE));
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
