package org.seedcast.seed.bt.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * Limits the bytes sent per second, to one peer after the other. Only for the network thread.
 *
 * <p>A block passes whole, and the next one waits for the excess: so any rate can be kept, also one below a block per
 * second.
 */
public final class RateLimit {
    private static final long REFILL_MILLIS = 25;

    /** Longest time for which unused allowance is saved up. */
    private static final double BURST_SECONDS = 0.1;

    /** Empty without a limit. */
    private final OptionalLong bytesPerSecond;

    private final Timers timers;
    private final Deque<Sender> waiting = new ArrayDeque<>();
    private double saved;
    private long refilled;
    private boolean timed;

    /** A peer that sends blocks under a limit. */
    public interface Sender {
        /** Sends a block ahead of others that wait, if there is one. */
        void takeTurn();

        /** Reports whether it has been given its turn and not used it yet. */
        boolean isOnTurn();
    }

    public RateLimit(OptionalLong bytesPerSecond, Timers timers) {
        this.bytesPerSecond = bytesPerSecond;
        this.timers = timers;
        this.refilled = timers.now();
    }

    /** @return false when it is not the turn of {@code sender}: it then gets one by itself */
    public boolean lets(Sender sender) {
        if (bytesPerSecond.isEmpty()) {
            return true;
        }
        refill();
        if (saved > 0 && (waiting.isEmpty() || sender.isOnTurn())) {
            return true;
        }
        if (!waiting.contains(sender)) {
            waiting.add(sender);
        }
        wake();
        return false;
    }

    public void took(int bytes) {
        saved -= bytes;
    }

    public void leaves(Sender sender) {
        waiting.remove(sender);
    }

    private void wake() {
        if (!timed) {
            timed = true;
            timers.after(REFILL_MILLIS, this::takeTurns);
        }
    }

    private void takeTurns() {
        timed = false;
        refill();
        // Each sends one block and waits again behind the others, until what was saved up is spent or nobody asks.
        for (Sender next = saved > 0 ? waiting.poll() : null; next != null; next = saved > 0 ? waiting.poll() : null) {
            next.takeTurn();
        }
        if (!waiting.isEmpty()) {
            wake();
        }
    }

    private void refill() {
        long now = timers.now();
        double rate = bytesPerSecond.orElse(0);
        saved = Math.min(rate * BURST_SECONDS, saved + rate * (now - refilled) / TimeUnit.SECONDS.toNanos(1));
        refilled = now;
    }
}
