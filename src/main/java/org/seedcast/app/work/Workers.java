package org.seedcast.app.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.seedcast.failure.SeedcastException;

/**
 * Runs the same step for many items, several at a time. Items that wait for the same resource, such as a host, share a
 * lane, which occupies only some of the workers: long waits there delay no other lane.
 */
public final class Workers {
    private static final Duration LAST_STEPS = Duration.ofSeconds(10);
    private static final int MOST_THREADS = 64;

    private final int perLane;
    private final Runnable cancel;

    /**
     * @param perLane items of one lane at a time
     * @param cancel cancels what an interruption alone does not, such as waiting for a server
     */
    public Workers(int perLane, Runnable cancel) {
        this.perLane = perLane;
        this.cancel = cancel;
    }

    /** The step of one item. */
    public interface Step<T, R> {
        R run(T item) throws SeedcastException, InterruptedException;
    }

    /**
     * The results in the order of {@code items}, each also told in that order as soon as it is due. The first failure
     * that {@code step} lets through, or an interruption, ends all of them; what they had saved stays saved.
     */
    public <T, R> List<R> run(List<T> items, Function<T, Object> lane, Step<T, R> step, Consumer<R> told)
            throws SeedcastException, InterruptedException {
        if (items.isEmpty()) {
            return List.of();
        }
        Lanes lanes = new Lanes(Math.min(MOST_THREADS, items.size()), perLane);
        try {
            List<R> results = new ArrayList<>();
            for (CompletableFuture<R> running : start(items, lane, step, lanes)) {
                R result = get(running);
                told.accept(result);
                results.add(result);
            }
            return results;
        } finally {
            lanes.end();
            cancel.run();
            // Nobody may use the library after its owner closed it.
            lanes.await(LAST_STEPS.toMillis());
        }
    }

    /** A step that fails ends the wait for all the others, too. */
    private static <T, R> List<CompletableFuture<R>> start(
            List<T> items, Function<T, Object> lane, Step<T, R> step, Lanes lanes) {
        List<CompletableFuture<R>> running =
                items.stream().map(item -> new CompletableFuture<R>()).toList();
        for (int i = 0; i < items.size(); i++) {
            T item = items.get(i);
            CompletableFuture<R> result = running.get(i);
            lanes.add(lane.apply(item), () -> {
                try {
                    result.complete(step.run(item));
                } catch (Throwable e) {
                    running.forEach(other -> other.completeExceptionally(e));
                }
            });
        }
        return running;
    }

    private static <R> R get(CompletableFuture<R> running) throws SeedcastException, InterruptedException {
        try {
            return running.get();
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
