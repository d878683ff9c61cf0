package org.seedcast.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits. In tests it only moves a clock. */
@FunctionalInterface
public interface Sleeper {
    Sleeper REAL = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());

    void sleep(Duration duration) throws InterruptedException;
}
