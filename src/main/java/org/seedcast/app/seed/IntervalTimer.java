package org.seedcast.app.seed;

import java.time.Duration;

/** Signals when an interval has passed. Not for several threads. */
final class IntervalTimer {
    private final long intervalNanos;
    private long lastNanos = System.nanoTime();

    /** For the first time after {@code interval}. */
    IntervalTimer(Duration interval) {
        intervalNanos = interval.toNanos();
    }

    /** Reports whether the interval has passed since this last returned true. */
    boolean isNow() {
        long now = System.nanoTime();
        if (now - lastNanos < intervalNanos) {
            return false;
        }
        lastNanos = now;
        return true;
    }
}
