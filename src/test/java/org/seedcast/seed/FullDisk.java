package org.seedcast.seed;

import java.io.IOException;
import java.nio.file.Path;
import org.seedcast.file.Disk;

/** The real one, but that sometimes nothing can be made on it. */
final class FullDisk implements Disk {
    boolean full;

    @Override
    public Sink create(Path file) throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
        return REAL.create(file);
    }

    @Override
    public Sink append(Path file, long length) throws IOException {
        return REAL.append(file, length);
    }

    @Override
    public void rename(Path source, Path target) throws IOException {
        REAL.rename(source, target);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        REAL.syncDirectory(directory);
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        REAL.createDirectories(directory);
    }

    @Override
    public void deleteIfExists(Path file) throws IOException {
        REAL.deleteIfExists(file);
    }
}
