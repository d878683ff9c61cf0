package org.seedcast.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.seedcast.app.work.StopSignal;

/**
 * Turns SIGINT and SIGTERM into a request to stop and gives the run time to end well; a second one ends the program at
 * once. The exit code is then the JVM's: 130 or 143.
 */
final class Interruption {
    private static final int LAST_STEPS_SECONDS = 10;

    private final CountDownLatch ended = new CountDownLatch(1);

    private Interruption() {}

    static Interruption install(StopSignal stop) {
        Interruption interruption = new Interruption();
        Thread main = Thread.currentThread();
        stop.whenRequested(main::interrupt);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> interruption.stop(stop), "interruption"));
        return interruption;
    }

    /** The run has ended by itself: leaving the program needs no more waiting. */
    void ended() {
        ended.countDown();
    }

    private void stop(StopSignal stop) {
        if (ended.getCount() == 0) {
            return;
        }
        NextSignal.endsAtOnce();
        stop.request();
        try {
            boolean inTime = ended.await(LAST_STEPS_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println("seedcast: some work did not end in time; the next run completes it");
            }
        } catch (InterruptedException e) {
            // Nobody interrupts a shutdown hook; if someone did, the program ends a little sooner.
            Thread.currentThread().interrupt();
        }
    }
}
