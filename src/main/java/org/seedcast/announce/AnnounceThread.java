package org.seedcast.announce;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.seedcast.announce.tracker.AnnounceThreads;

/**
 * The announcing thread, with the time and the chance by which it decides. A test brings its own, and so goes through hours
 * of announcing at once.
 *
 * @param executor one thread
 * @param nanos a clock that never goes back, such as {@link System#nanoTime}
 * @param random asked on the announcing thread alone
 */
record AnnounceThread(
        ScheduledExecutorService executor, LongSupplier nanos, Supplier<? extends RandomGenerator> random) {
    static AnnounceThread start() {
        return new AnnounceThread(AnnounceThreads.scheduler(), System::nanoTime, ThreadLocalRandom::current);
    }

    void execute(Runnable task) {
        executor.execute(task);
    }

    Future<?> after(Duration wait, Runnable task) {
        return executor.schedule(task, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** From any thread. */
    long now() {
        return nanos.getAsLong();
    }

    /** From 0 to 1. */
    double chance() {
        return random.get().nextDouble();
    }
}
