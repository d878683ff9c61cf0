package org.seedcast.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Writes whole files so that a reader, and a crash, see the old bytes or the new ones, never a mixture. */
public final class AtomicFile {
    private static final int BLOCK_BYTES = 256 << 10;

    private final Disk disk;

    public AtomicFile(Disk disk) {
        this.disk = disk;
    }

    /** The same for files that the user names, see {@link Disk#named}. */
    public AtomicFile named() {
        return new AtomicFile(disk.named());
    }

    /**
     * Writes {@code content} to {@code target} unless it holds these very bytes already; then neither the file nor its
     * modification time is touched.
     *
     * @return whether the file was written
     */
    public boolean writeIfChanged(Path target, byte[] content) throws IOException {
        return writeIfChanged(target, List.of(content));
    }

    /** The same for {@code content} in parts, one after the other. */
    public boolean writeIfChanged(Path target, List<byte[]> content) throws IOException {
        if (holds(target, content)) {
            return false;
        }
        write(target, content);
        return true;
    }

    /** The directory of {@code target} is made when missing. */
    public void write(Path target, byte[] content) throws IOException {
        write(target, List.of(content));
    }

    private void write(Path target, List<byte[]> content) throws IOException {
        Path directory = Objects.requireNonNull(target.toAbsolutePath().getParent(), "a root cannot be written");
        disk.createDirectories(directory);
        Path temporary = directory.resolve(TemporaryName.of(target));
        try {
            fill(temporary, content);
            clear(target);
            disk.rename(temporary, target);
        } catch (IOException e) {
            discard(temporary, e);
            throw e;
        }
        disk.syncDirectory(directory);
    }

    /** Judges a file before it takes its place. */
    public interface Check {
        /** @throws IOException if the file is not to be taken */
        void accept(Path file) throws IOException;
    }

    /** Copies {@code source} to {@code target}, which stays as it is unless the whole copy passes {@code check}. */
    public void copy(Path source, Path target, Check check) throws IOException {
        Path directory = Objects.requireNonNull(target.toAbsolutePath().getParent(), "a root cannot be written");
        Path temporary = directory.resolve(TemporaryName.of(target));
        try {
            fill(temporary, source);
            check.accept(temporary);
            disk.rename(temporary, target);
        } catch (IOException e) {
            discard(temporary, e);
            throw e;
        }
        disk.syncDirectory(directory);
    }

    private void fill(Path file, Path source) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
        try (FileChannel from = FileChannel.open(source, StandardOpenOption.READ);
                Disk.Sink sink = disk.create(file)) {
            while (from.read(block) >= 0) {
                sink.write(block.flip());
                block.clear();
            }
            sink.sync();
        }
    }

    /**
     * Deletes {@code target}, an empty directory too, for good: also after a power cut.
     *
     * @return whether there was anything to delete
     */
    public boolean delete(Path target) throws IOException {
        if (!Presence.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Path directory = Objects.requireNonNull(target.toAbsolutePath().getParent(), "a root cannot be deleted");
        Links.require(directory);
        disk.deleteIfExists(target);
        disk.syncDirectory(directory);
        return true;
    }

    /**
     * Deletes what runs that were killed left in {@code directory}, half written.
     *
     * @param others names of files that another process may be writing now
     */
    public void sweep(Path directory, Set<String> others) throws IOException {
        for (Path left : TemporaryName.leftIn(directory, others)) {
            disk.deleteIfExists(left);
        }
    }

    /** An empty folder gives way to the file whose name it has; what lies in any other is somebody's. */
    private void clear(Path target) throws IOException {
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            try {
                disk.deleteIfExists(target);
            } catch (DirectoryNotEmptyException e) {
                IOException named = new IOException("a folder has its name, and is not empty");
                named.addSuppressed(e);
                throw named;
            }
        }
    }

    private void fill(Path file, List<byte[]> content) throws IOException {
        try (Disk.Sink sink = disk.create(file)) {
            for (byte[] part : content) {
                sink.write(ByteBuffer.wrap(part));
            }
            sink.sync();
        }
    }

    /** Half a file must not stay in a directory that is published as it is. */
    private void discard(Path temporary, IOException failure) {
        try {
            disk.deleteIfExists(temporary);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static boolean holds(Path target, List<byte[]> content) throws IOException {
        try {
            BasicFileAttributes there =
                    Files.readAttributes(target, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            long length = content.stream().mapToLong(part -> part.length).sum();
            return there.isRegularFile()
                    && there.size() == length
                    && Rights.isReadable(target)
                    && begins(target, content);
        } catch (NoSuchFileException | AccessDeniedException e) {
            // What may not be read may well be replaced: that is for its directory to say.
            return false;
        }
    }

    private static boolean begins(Path file, List<byte[]> content) throws IOException {
        try (InputStream there = Files.newInputStream(file)) {
            for (byte[] part : content) {
                if (!Arrays.equals(there.readNBytes(part.length), part)) {
                    return false;
                }
            }
            return true;
        }
    }
}
