package org.seedcast.announce;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.seedcast.announce.TrackerAnswer.Unreachable;

/**
 * The calls to one host, a few at a time and the others in line, so that a thousand torrents are no flood and a dead host
 * holds up only its own. For the announcing thread alone.
 */
final class Line {
    /** So many failures in a row mean that the host is down: those in line are told so without waiting for it again. */
    private static final int FAILURES_OF_A_DEAD_HOST = 3;

    private final Executor thread;
    private final Deque<Call> waiting = new ArrayDeque<>();
    private final String name;
    private volatile boolean failing;
    private int limit;
    private int inFlight;
    private int failures;

    /** @param name of the host, as messages name it */
    Line(String name, int limit, Executor thread) {
        this.name = name;
        this.limit = limit;
        this.thread = thread;
    }

    String name() {
        return name;
    }

    /** Whether the last call got no answer. From any thread. */
    boolean failing() {
        return failing;
    }

    /** Takes a place; {@code then} is called on the announcing thread, never before this returns. */
    Call join(Supplier<CompletableFuture<TrackerAnswer>> question, Consumer<TrackerAnswer> then) {
        Call call = new Call(question, then);
        waiting.add(call);
        advance();
        return call;
    }

    /** Lets more go at a time, for the few seconds in which everything must end. */
    void hurry() {
        limit *= 4;
        failures = 0;
        advance();
    }

    private void advance() {
        while (inFlight < limit && !waiting.isEmpty()) {
            Call call = waiting.remove();
            call.sent = true;
            inFlight++;
            var unused = call.question
                    .get()
                    .whenComplete((answer, failure) -> thread.execute(() -> finish(call, answer, failure)));
        }
    }

    private void finish(Call call, @Nullable TrackerAnswer answer, @Nullable Throwable failure) {
        inFlight--;
        TrackerAnswer outcome = answer != null ? answer : new Unreachable(String.valueOf(failure));
        failures = outcome instanceof Unreachable ? failures + 1 : 0;
        failing = failures > 0;
        if (failures >= FAILURES_OF_A_DEAD_HOST) {
            sendAway(outcome);
        }
        call.then.accept(outcome);
        advance();
    }

    private void sendAway(TrackerAnswer outcome) {
        while (!waiting.isEmpty()) {
            Call call = waiting.remove();
            call.sent = true;
            thread.execute(() -> call.then.accept(outcome));
        }
    }

    /** One place in the line. */
    final class Call {
        private final Supplier<CompletableFuture<TrackerAnswer>> question;
        private final Consumer<TrackerAnswer> then;
        private boolean sent;

        private Call(Supplier<CompletableFuture<TrackerAnswer>> question, Consumer<TrackerAnswer> then) {
            this.question = question;
            this.then = then;
        }

        /** @return whether it was still waiting: then it never happens, and {@code then} is not called */
        boolean withdraw() {
            return !sent && waiting.remove(this);
        }
    }
}
