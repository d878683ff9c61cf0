package org.seedcast.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish that the run ends: told once, from any thread, and kept. */
public final class StopSignal {
    private final CountDownLatch requested = new CountDownLatch(1);
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();

    public void request() {
        requested.countDown();
        actions.forEach(Runnable::run);
    }

    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /** Runs {@code action} when the run is to end, at once if that was said already. It may run twice. */
    public void whenRequested(Runnable action) {
        actions.add(action);
        if (isRequested()) {
            action.run();
        }
    }

    /** Waits so long at most; true when the run is to end. */
    boolean await(Duration atMost) throws InterruptedException {
        return requested.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
