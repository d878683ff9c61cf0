package org.seedcast.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.seedcast.failure.SeedcastException;

/** Runs the same step for many items, some at a time. */
final class Workers {
    private static final Duration LAST_STEPS = Duration.ofSeconds(10);

    private final int parallel;

    Workers(int parallel) {
        this.parallel = parallel;
    }

    /** The step of one item. */
    interface Step<T, R> {
        R run(T item) throws SeedcastException, InterruptedException;
    }

    /**
     * The results in the order of {@code items}, each also told in that order as soon as it is due. The first failure that {@code step} lets through, or an interruption,
     * ends all of them; what they had saved stays saved.
     */
    <T, R> List<R> run(List<T> items, Step<T, R> step, Consumer<R> told)
            throws SeedcastException, InterruptedException {
        if (items.isEmpty()) {
            return List.of();
        }
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(parallel, items.size()));
        try {
            List<Future<R>> running = new ArrayList<>();
            items.forEach(item -> running.add(pool.submit(() -> step.run(item))));
            List<R> results = new ArrayList<>();
            for (Future<R> future : running) {
                R result = get(future);
                told.accept(result);
                results.add(result);
            }
            return results;
        } finally {
            pool.shutdownNow();
            // Nobody may use the library after its owner closed it.
            pool.awaitTermination(LAST_STEPS.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static <R> R get(Future<R> future) throws SeedcastException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SeedcastException failure) {
                throw failure;
            }
            if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException("a worker was stopped");
            }
            throw new IllegalStateException("a worker failed", e.getCause());
        }
    }
}
