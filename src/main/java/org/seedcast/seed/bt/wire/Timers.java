package org.seedcast.seed.bt.wire;

/** The time of the network thread, and tasks for later. */
public interface Timers {
    /** Returns the time in nanoseconds since some moment; it never goes back. Safe for use by several threads. */
    long now();

    /** Runs {@code task} on the network thread, later. Only for the network thread. */
    void after(long millis, Runnable task);
}
