package org.seedcast.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.seedcast.file.Disk;

/** The real disk, which remembers which files were synced, and at what size. */
final class SyncedFiles implements Disk {
    record Synced(Path file, long bytes) {}

    private volatile long usable = Long.MAX_VALUE;
    private final List<Synced> synced = new CopyOnWriteArrayList<>();

    /** From now on the disk says that it has so much space. */
    SyncedFiles usable(long bytes) {
        usable = bytes;
        return this;
    }

    @Override
    public long usableBytes(Path directory) {
        return usable;
    }

    List<Synced> synced() {
        return synced;
    }

    @Override
    public Sink create(Path file) throws IOException {
        return noting(file, Disk.REAL.create(file));
    }

    @Override
    public Sink append(Path file, long length) throws IOException {
        return noting(file, Disk.REAL.append(file, length));
    }

    private Sink noting(Path file, Sink sink) {
        return new Sink() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                sink.write(bytes);
            }

            @Override
            public void sync() throws IOException {
                sink.sync();
                synced.add(new Synced(file, Files.size(file)));
            }

            @Override
            public void close() throws IOException {
                sink.close();
            }
        };
    }

    @Override
    public void rename(Path source, Path target) throws IOException {
        Disk.REAL.rename(source, target);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        Disk.REAL.syncDirectory(directory);
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        Disk.REAL.createDirectories(directory);
    }

    @Override
    public void deleteIfExists(Path file) throws IOException {
        Disk.REAL.deleteIfExists(file);
    }
}
