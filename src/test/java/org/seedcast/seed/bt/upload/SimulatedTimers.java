package org.seedcast.seed.bt.upload;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.seedcast.seed.bt.wire.Timers;

/** Timers of which the next one is due at once: hours pass in no time. */
final class SimulatedTimers implements Timers {
    private final PriorityQueue<Timer> timers = new PriorityQueue<>(Comparator.comparingLong(Timer::at));
    private long now;

    private record Timer(long at, Runnable task) {}

    @Override
    public long now() {
        return now;
    }

    @Override
    public void after(long millis, Runnable task) {
        timers.add(new Timer(now + Duration.ofMillis(millis).toNanos(), task));
    }

    /** Runs all timers that are due within {@code time}, those they add included. */
    void run(Duration time) {
        long end = now + time.toNanos();
        for (Timer next = timers.peek(); next != null && next.at() <= end; next = timers.peek()) {
            timers.remove();
            now = next.at();
            next.task().run();
        }
        now = end;
    }
}
