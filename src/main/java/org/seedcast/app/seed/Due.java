package org.seedcast.app.seed;

import java.time.Duration;

/** Says when it is time again. Not for several threads. */
final class Due {
    private final long intervalNanos;
    private long lastNanos = System.nanoTime();

    /** For the first time after {@code interval}. */
    Due(Duration interval) {
        intervalNanos = interval.toNanos();
    }

    /** Whether the interval has passed since this last said so. */
    boolean isNow() {
        long now = System.nanoTime();
        if (now - lastNanos < intervalNanos) {
            return false;
        }
        lastNanos = now;
        return true;
    }
}
