package org.seedcast.app;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.seedcast.file.Disk;

/** The real disk up to its Nth operation, which fails, as do all that follow: the machine has gone. */
final class FailingDisk implements Disk {
    private final AtomicInteger operations = new AtomicInteger();
    private final int last;
    private final boolean lasting;

    /**
     * @param failing the number of the operation that fails, from 1
     * @param lasting whether all later ones fail, too
     */
    FailingDisk(int failing, boolean lasting) {
        this.last = failing;
        this.lasting = lasting;
    }

    /** Whether the run came as far as the operation that fails. */
    boolean hasFailed() {
        return operations.get() >= last;
    }

    private void count() throws IOException {
        int number = operations.incrementAndGet();
        if (number == last || (lasting && number > last)) {
            throw new IOException("operation " + number + " failed");
        }
    }

    @Override
    public Sink create(Path file) throws IOException {
        count();
        Sink sink = Disk.REAL.create(file);
        return new Sink() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                // Half of it arrives: the file is torn.
                if (operations.get() + 1 == last) {
                    sink.write(bytes.slice(bytes.position(), bytes.remaining() / 2));
                }
                count();
                sink.write(bytes);
            }

            @Override
            public void sync() throws IOException {
                count();
                sink.sync();
            }

            @Override
            public void close() throws IOException {
                sink.close();
            }
        };
    }

    @Override
    public void rename(Path source, Path target) throws IOException {
        count();
        Disk.REAL.rename(source, target);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        count();
        Disk.REAL.syncDirectory(directory);
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        count();
        Disk.REAL.createDirectories(directory);
    }

    @Override
    public void deleteIfExists(Path file) throws IOException {
        count();
        Disk.REAL.deleteIfExists(file);
    }
}
