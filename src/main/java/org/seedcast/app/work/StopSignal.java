package org.seedcast.app.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The request to end the run: sent once, from any thread, and kept. */
public final class StopSignal {
    private final CountDownLatch told = new CountDownLatch(1);
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private volatile boolean requested;

    /** Sends the request; waiting threads wake last, when all actions have run. */
    public void request() {
        requested = true;
        actions.forEach(Runnable::run);
        told.countDown();
    }

    public boolean isRequested() {
        return requested;
    }

    /** Runs {@code action} when the run is to end, at once if that was said already. It may run twice. */
    public void whenRequested(Runnable action) {
        actions.add(action);
        if (isRequested()) {
            action.run();
        }
    }

    /** Waits so long at most; true when the run is to end. */
    public boolean await(Duration atMost) throws InterruptedException {
        return told.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }
}
