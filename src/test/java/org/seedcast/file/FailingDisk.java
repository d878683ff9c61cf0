package org.seedcast.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real disk, but for one operation that fails. Counted are create, write, sync, rename, syncDirectory and
 * createDirectories; a write that fails has written half of its bytes. A test runs it with 1, 2, 3 … until {@link
 * #hasFailed} says that there was no such operation any more. Safe for use by several threads.
 */
public final class FailingDisk implements Disk {
    private final int first;
    private final int last;
    private final AtomicInteger operations = new AtomicInteger();

    private FailingDisk(int first, int last) {
        this.first = first;
        this.last = last;
    }

    /** The {@code nth} operation fails, counted from 1; before and after it all is well. */
    public static FailingDisk at(int nth) {
        return new FailingDisk(nth, nth);
    }

    /** The {@code nth} operation fails and all after it, deletions too, as if the disk had gone. */
    public static FailingDisk from(int nth) {
        return new FailingDisk(nth, Integer.MAX_VALUE);
    }

    /** Whether the operation that was to fail was ever reached. */
    public boolean hasFailed() {
        return operations.get() >= first;
    }

    /** How many operations were tried. */
    public int operations() {
        return operations.get();
    }

    private boolean isNextToFail() {
        int operation = operations.incrementAndGet();
        return first <= operation && operation <= last;
    }

    private void count(String operation, Path file) throws IOException {
        if (isNextToFail()) {
            throw new IOException(operation + " of " + file + " fails, as this test wants");
        }
    }

    @Override
    public Sink create(Path file) throws IOException {
        count("create", file);
        return failing(file, Disk.REAL.create(file));
    }

    @Override
    public Sink append(Path file, long length) throws IOException {
        count("append", file);
        return failing(file, Disk.REAL.append(file, length));
    }

    private Sink failing(Path file, Sink sink) {
        return new Sink() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                if (isNextToFail()) {
                    ByteBuffer half = bytes.slice(bytes.position(), bytes.remaining() / 2);
                    sink.write(half);
                    throw new IOException("write to " + file + " fails half way, as this test wants");
                }
                sink.write(bytes);
            }

            @Override
            public void sync() throws IOException {
                count("sync", file);
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
        count("rename", target);
        Disk.REAL.rename(source, target);
    }

    @Override
    public void place(Path source, Path target) throws IOException {
        count("place", target);
        Disk.REAL.place(source, target);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        count("syncDirectory", directory);
        Disk.REAL.syncDirectory(directory);
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        count("createDirectories", directory);
        Disk.REAL.createDirectories(directory);
    }

    @Override
    public void deleteIfExists(Path file) throws IOException {
        if (hasFailed() && last == Integer.MAX_VALUE) {
            throw new IOException("delete of " + file + " fails, as this test wants");
        }
        Disk.REAL.deleteIfExists(file);
    }
}
