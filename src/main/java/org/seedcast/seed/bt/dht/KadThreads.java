package org.seedcast.seed.bt.dht;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** All threads that mldht runs on, also those that it starts by itself, so that they can be ended. */
final class KadThreads {
    /** More would lose answers: mldht forgets one that is handled before the thread that sent the question says so. */
    private static final int POOL = 1;

    private static final int JOIN_MILLIS = 5;

    // mldht starts its network threads from the pool, and a thread is in the group of the one that started it.
    private final ThreadGroup group = new ThreadGroup("dht");
    private final Pool pool = new Pool(task -> {
        Thread thread = new Thread(group, task, "dht");
        thread.setDaemon(true);
        return thread;
    });

    ScheduledExecutorService pool() {
        return pool;
    }

    /** Runs {@code start}, which starts an mldht on the pool, without the first task that it gives to the pool. */
    void start(Runnable start) {
        pool.starting = Thread.currentThread();
        try {
            start.run();
        } finally {
            pool.starting = null;
        }
    }

    /** Ends the pool, so that nothing happens behind the back of who stops mldht. Does not wait when interrupted. */
    void endPool(Duration limit) {
        pool.shutdownNow();
        await(pool, limit);
    }

    /** Waits for threads that are ending; stops waiting when interrupted. */
    static void await(ExecutorService ending, Duration limit) {
        try {
            var unused = ending.awaitTermination(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits for the network threads, which end by themselves once they have gone round some times without a socket. Does
     * not wait when interrupted.
     *
     * @param goRound makes them go round at once
     * @return whether none is left
     */
    boolean awaitEnd(Runnable goRound, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            for (List<Thread> left = left(); !left.isEmpty(); left = left()) {
                if (System.nanoTime() - end > 0) {
                    return false;
                }
                goRound.run();
                left.get(0).join(JOIN_MILLIS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<Thread> left() {
        Thread[] threads = new Thread[group.activeCount() + POOL];
        group.enumerate(threads);
        return Arrays.stream(threads)
                .filter(Objects::nonNull)
                .filter(Thread::isAlive)
                .toList();
    }

    /**
     * The pool of an mldht; it drops the first task when that starts, which resolves the names of mldht's own routers.
     * These four queries reveal to the network what is running here, take long without an answer, and are useless with
     * our routers.
     */
    private static final class Pool extends ScheduledThreadPoolExecutor {
        private volatile @Nullable Thread starting;

        Pool(ThreadFactory factory) {
            super(POOL, factory);
            // Most timers are cancelled by an answer long before they are due.
            setRemoveOnCancelPolicy(true);
            // After the end nothing needs to be done any more.
            setRejectedExecutionHandler(new DiscardPolicy());
        }

        @Override
        public void execute(Runnable task) {
            if (Thread.currentThread().equals(starting)) {
                starting = null;
            } else {
                super.execute(task);
            }
        }
    }
}
