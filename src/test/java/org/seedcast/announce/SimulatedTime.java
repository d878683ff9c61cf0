package org.seedcast.announce;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Time that passes only when it is told to: all that is due happens at once, in order, on the thread that tells it. */
final class SimulatedTime extends AbstractExecutorService implements ScheduledExecutorService {
    private final PriorityQueue<Task<?>> tasks = new PriorityQueue<>();
    private long now;
    private long order;
    private boolean ended;

    /** An announcing thread in this time, with a chance that is the same in each run. */
    AnnounceThread thread(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new AnnounceThread(this, () -> now, () -> random);
    }

    Duration now() {
        return Duration.ofNanos(now);
    }

    /** Lets {@code time} pass. */
    void pass(Duration time) {
        long end = now + time.toNanos();
        while (!tasks.isEmpty() && tasks.element().at <= end) {
            Task<?> next = tasks.remove();
            now = next.at;
            next.run();
        }
        now = end;
    }

    private final class Task<V> extends FutureTask<V> implements ScheduledFuture<V> {
        private final long at;
        private final long number;

        Task(Callable<V> work, long at) {
            super(work);
            this.at = at;
            this.number = order++;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - now, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            Task<?> task = (Task<?>) other;
            return at != task.at ? Long.compare(at, task.at) : Long.compare(number, task.number);
        }

        @Override
        protected void setException(Throwable failure) {
            throw new AssertionError("a task failed", failure);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> work, long delay, TimeUnit unit) {
        Task<V> task = new Task<>(work, now + Math.max(0, unit.toNanos(delay)));
        if (!ended) {
            tasks.add(task);
        }
        return task;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable work, long delay, TimeUnit unit) {
        return schedule(
                () -> {
                    work.run();
                    return true;
                },
                delay,
                unit);
    }

    @Override
    public void execute(Runnable work) {
        var unused = schedule(work, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable work, long first, long period, TimeUnit unit) {
        throw new UnsupportedOperationException("nothing here is repeated");
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable work, long first, long pause, TimeUnit unit) {
        throw new UnsupportedOperationException("nothing here is repeated");
    }

    @Override
    public void shutdown() {
        ended = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        ended = true;
        List<Runnable> left = new ArrayList<>(tasks);
        tasks.clear();
        return left;
    }

    @Override
    public boolean isShutdown() {
        return ended;
    }

    @Override
    public boolean isTerminated() {
        return ended;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return ended;
    }
}
