package org.seedcast.app.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for tasks in lanes, each lane first come, first served. Safe for use by several threads. */
final class Lanes {
    private final ExecutorService threads;
    private final int perLane;
    private final Map<Object, Lane> lanes = new HashMap<>();

    /** @param perLane tasks of one lane that run at a time */
    Lanes(int threads, int perLane) {
        // What a lane still wants to start when all is to end is silently left.
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new ThreadPoolExecutor.DiscardPolicy());
        this.perLane = perLane;
    }

    private static final class Lane {
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private int running;
    }

    synchronized void add(Object lane, Runnable task) {
        Lane its = lanes.computeIfAbsent(lane, any -> new Lane());
        its.waiting.add(task);
        start(its);
    }

    private synchronized void start(Lane lane) {
        while (lane.running < perLane && !lane.waiting.isEmpty()) {
            Runnable task = lane.waiting.remove();
            lane.running++;
            threads.execute(() -> run(task, lane));
        }
    }

    private void run(Runnable task, Lane lane) {
        try {
            task.run();
        } finally {
            ended(lane);
        }
    }

    private synchronized void ended(Lane lane) {
        lane.running--;
        start(lane);
    }

    /** Interrupts all that runs; nothing more begins. */
    void end() {
        threads.shutdownNow();
    }

    /** Waits for what still runs, so long at most. */
    void await(long millis) throws InterruptedException {
        threads.awaitTermination(millis, TimeUnit.MILLISECONDS);
    }
}
