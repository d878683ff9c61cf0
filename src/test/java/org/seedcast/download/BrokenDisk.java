package org.seedcast.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.seedcast.file.Disk;

/** The real disk, except that one operation of every file written fails, or only the first such one. */
final class BrokenDisk implements Disk {
    enum Operation {
        CREATE,
        WRITE,
        SYNC,
        CLOSE
    }

    private final Operation broken;
    private final String reason;
    private final Runnable before;
    private int left;

    BrokenDisk(Operation broken, String reason) {
        this(broken, reason, () -> {});
    }

    /** @param before what happens just before the operation fails */
    BrokenDisk(Operation broken, String reason, Runnable before) {
        this(broken, reason, before, Integer.MAX_VALUE);
    }

    private BrokenDisk(Operation broken, String reason, Runnable before, int times) {
        this.broken = broken;
        this.reason = reason;
        this.before = before;
        this.left = times;
    }

    /** The operation fails the first time only. */
    static BrokenDisk once(Operation broken, String reason, Runnable before) {
        return new BrokenDisk(broken, reason, before, 1);
    }

    private void at(Operation operation) throws IOException {
        if (operation == broken && left > 0) {
            left--;
            before.run();
            throw new IOException(reason);
        }
    }

    @Override
    public Sink create(Path file) throws IOException {
        at(Operation.CREATE);
        return breaking(Disk.REAL.create(file));
    }

    @Override
    public Sink append(Path file, long length) throws IOException {
        at(Operation.CREATE);
        return breaking(Disk.REAL.append(file, length));
    }

    private Sink breaking(Sink sink) {
        return new Sink() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                at(Operation.WRITE);
                sink.write(bytes);
            }

            @Override
            public void sync() throws IOException {
                at(Operation.SYNC);
                sink.sync();
            }

            @Override
            public void close() throws IOException {
                sink.close();
                at(Operation.CLOSE);
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
