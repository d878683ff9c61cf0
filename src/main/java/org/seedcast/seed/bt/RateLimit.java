package org.seedcast.seed.bt;

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
final class RateLimit {
    private static final long REFILL_MILLIS = 25;

    /** Longest time for which unused allowance is saved up. */
    private static final double BURST_SECONDS = 0.1;

    /** Empty without a limit. */
    private final OptionalLong bytesPerSecond;

    private final NetworkLoop loop;
    private final Deque<Upload> waiting = new ArrayDeque<>();
    private double saved;
    private long refilled = System.nanoTime();
    private boolean timed;

    RateLimit(OptionalLong bytesPerSecond, NetworkLoop loop) {
        this.bytesPerSecond = bytesPerSecond;
        this.loop = loop;
    }

    /** @return false when it is not the turn of {@code upload}: it then gets one by itself */
    boolean lets(Upload upload) {
        if (bytesPerSecond.isEmpty()) {
            return true;
        }
        refill();
        if (saved > 0 && (waiting.isEmpty() || upload.isOnTurn())) {
            return true;
        }
        if (!waiting.contains(upload)) {
            waiting.add(upload);
        }
        wake();
        return false;
    }

    void took(int bytes) {
        saved -= bytes;
    }

    void leaves(Upload upload) {
        waiting.remove(upload);
    }

    private void wake() {
        if (!timed) {
            timed = true;
            loop.after(REFILL_MILLIS, this::takeTurns);
        }
    }

    private void takeTurns() {
        timed = false;
        refill();
        // Each sends one block and waits again behind the others, until what was saved up is spent or nobody asks.
        for (Upload next = saved > 0 ? waiting.poll() : null; next != null; next = saved > 0 ? waiting.poll() : null) {
            next.takeTurn();
        }
        if (!waiting.isEmpty()) {
            wake();
        }
    }

    private void refill() {
        long now = System.nanoTime();
        double rate = bytesPerSecond.orElse(0);
        saved = Math.min(rate * BURST_SECONDS, saved + rate * (now - refilled) / TimeUnit.SECONDS.toNanos(1));
        refilled = now;
    }
}
