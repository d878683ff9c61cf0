package org.seedcast.publish;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Writes thousands of small files, some at a time: a disk syncs several of them about as fast as one. */
final class ParallelFiles implements AutoCloseable {
    private static final int THREADS = 16;
    /** Files that wait for a thread are in memory. */
    private static final int FILES = 4 * THREADS;

    private final SiteFiles out;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, ParallelFiles::daemon);
    private final Semaphore room = new Semaphore(FILES);
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();

    ParallelFiles(SiteFiles out) {
        this.out = out;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "pages");
        thread.setDaemon(true);
        return thread;
    }

    /** Writes a file soon, unless it is there as it should be. */
    void write(String name, byte[] content) {
        room.acquireUninterruptibly();
        threads.execute(() -> {
            try {
                out.write(name, content);
            } catch (Throwable e) {
                fault.compareAndSet(null, e);
            } finally {
                room.release();
            }
        });
    }

    /** Waits until all of them are written. */
    @Override
    public void close() {
        room.acquireUninterruptibly(FILES);
        threads.shutdown();
        Throwable first = fault.get();
        if (first != null) {
            throw new IllegalStateException("pages cannot be written", first);
        }
    }
}
