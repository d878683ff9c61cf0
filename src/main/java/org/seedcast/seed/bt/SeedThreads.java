package org.seedcast.seed.bt;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of a seeder beside Bt's: few, however many torrents there are, and ended while there is nothing to do.
 */
final class SeedThreads implements AutoCloseable {
    private static final int LOADERS = 2;

    private final ThreadPoolExecutor loading = idleFree(LOADERS, "seed-load");
    /** One: two would only make a disk seek. */
    private final ThreadPoolExecutor hashing = idleFree(1, "seed-hash");

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, named("seed-clock"));

    /** Reading a .torrent and starting it. */
    void load(Runnable task) {
        loading.execute(task);
    }

    /** Reading all of some content. */
    void hash(Runnable task) {
        hashing.execute(task);
    }

    /** Must not block; an exception is a bug and ends it. */
    void every(long seconds, Runnable task) {
        var unused = clock.scheduleWithFixedDelay(task, seconds, seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        loading.shutdownNow();
        hashing.shutdownNow();
    }

    private static ThreadPoolExecutor idleFree(int threads, String name) {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(threads, threads, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
        pool.allowCoreThreadTimeOut(true);
        // After the end nothing needs to be done any more.
        pool.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        return pool;
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
