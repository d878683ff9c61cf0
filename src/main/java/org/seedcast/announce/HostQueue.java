package org.seedcast.announce;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.seedcast.announce.tracker.TrackerAnswer;
import org.seedcast.announce.tracker.TrackerAnswer.Garbled;
import org.seedcast.announce.tracker.TrackerAnswer.Unreachable;

/**
 * The queue of calls to one host, a few running at a time, so that a thousand torrents cause no flood. A host that does
 * not answer is left alone for longer and longer while one call at a time finds out whether it is back; then the queue
 * moves on. For the announcing thread alone.
 */
final class HostQueue {
    /** Failures in a row after which a host counts as dead: the queue rests, and a notice says so. */
    static final int FAILURES_OF_A_DEAD_HOST = 3;

    private final String name;
    private final AnnounceSchedule schedule;
    private final AnnounceThread thread;
    private final Deque<Call> waiting = new ArrayDeque<>();
    private volatile boolean failing;
    private int limit;
    private int inFlight;
    private int failures;
    /** Number of back-offs in a row; 0 while the host is up. */
    private int rests;

    private boolean probing;
    private @Nullable Future<?> rest;
    private boolean everAnswered;

    /** @param name of the host, as messages name it */
    HostQueue(String name, int limit, AnnounceSchedule schedule, AnnounceThread thread) {
        this.name = name;
        this.limit = limit;
        this.schedule = schedule;
        this.thread = thread;
    }

    String name() {
        return name;
    }

    /** Reports whether the last call got no answer. From any thread. */
    boolean failing() {
        return failing;
    }

    /**
     * Joins the queue. What follows is called on the announcing thread, never before this returns.
     *
     * @param then receives the answer
     * @param held called when the host is down, so that the call waits for an unknown time
     */
    Call join(Supplier<CompletableFuture<TrackerAnswer>> question, Consumer<TrackerAnswer> then, Runnable held) {
        return join(new Call(question, then, held, true));
    }

    /** A call that says nothing about the host: its failure is no sign, and while the host is down it fails at once. */
    Call joinAside(Supplier<CompletableFuture<TrackerAnswer>> question, Consumer<TrackerAnswer> then) {
        return join(new Call(question, then, () -> then.accept(new Unreachable("the host is down")), false));
    }

    private Call join(Call call) {
        if (isDown()) {
            hold(call);
        } else {
            waiting.add(call);
        }
        advance();
        return call;
    }

    /** Raises the number of calls at a time, for the few seconds in which everything must end. */
    void hurry() {
        limit *= 4;
    }

    private boolean isDown() {
        return rests > 0;
    }

    private void advance() {
        while (!waiting.isEmpty() && mayGo()) {
            send(waiting.remove());
        }
    }

    private boolean mayGo() {
        return isDown() ? !probing && rest == null : inFlight < limit;
    }

    private void send(Call call) {
        call.over = true;
        call.probe = isDown();
        probing |= call.probe;
        inFlight++;
        // thenCompose, so that a question that throws is a failed call and costs the others nothing
        var unused = CompletableFuture.completedFuture(call)
                .thenCompose(next -> next.question.get())
                .whenComplete((answer, failure) -> thread.execute(() -> finish(call, answer, failure)));
    }

    private void finish(Call call, @Nullable TrackerAnswer answer, @Nullable Throwable failure) {
        inFlight--;
        probing &= !call.probe;
        TrackerAnswer outcome =
                answer != null ? answer : Unreachable.because(Objects.requireNonNull(failure, "one of both"));
        if (call.tells) {
            judge(call, outcome);
        }
        call.then.accept(outcome);
        advance();
    }

    private void judge(Call call, TrackerAnswer outcome) {
        failing = isTroubleOfTheHost(outcome);
        everAnswered |= isProper(outcome);
        if (!failing) {
            getUp();
        } else if (isDown()) {
            if (call.probe) {
                rest();
            }
        } else if (++failures >= FAILURES_OF_A_DEAD_HOST) {
            rest();
            List<Call> held = List.copyOf(waiting);
            waiting.clear();
            held.forEach(this::hold);
        }
    }

    private static boolean isProper(TrackerAnswer outcome) {
        return !(outcome instanceof Unreachable) && !(outcome instanceof Garbled);
    }

    /** Nonsense from one that has answered before may be about the one torrent. */
    private boolean isTroubleOfTheHost(TrackerAnswer outcome) {
        return outcome instanceof Unreachable || (outcome instanceof Garbled && !everAnswered);
    }

    private void getUp() {
        failures = 0;
        rests = 0;
        if (rest != null) {
            rest.cancel(false);
            rest = null;
        }
    }

    private void rest() {
        rests++;
        rest = thread.after(schedule.backOff(rests, thread.chance()), this::endRest);
    }

    private void endRest() {
        rest = null;
        advance();
    }

    private void hold(Call call) {
        if (call.tells) {
            waiting.add(call);
        }
        thread.execute(() -> {
            if (!call.over) {
                call.held.run();
            }
        });
    }

    /** One call in the queue. */
    final class Call {
        private final Supplier<CompletableFuture<TrackerAnswer>> question;
        private final Consumer<TrackerAnswer> then;
        private final Runnable held;
        private final boolean tells;
        private boolean probe;
        private boolean over;

        private Call(
                Supplier<CompletableFuture<TrackerAnswer>> question,
                Consumer<TrackerAnswer> then,
                Runnable held,
                boolean tells) {
            this.question = question;
            this.then = then;
            this.held = held;
            this.tells = tells;
        }

        /** @return true if it was still waiting: then it never happens, and nothing is reported */
        boolean withdraw() {
            if (over) {
                return false;
            }
            over = true;
            waiting.remove(this);
            return true;
        }
    }
}
