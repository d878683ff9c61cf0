package org.seedcast.seed.bt.lsd;

/** A number of units at once, and then one more at intervals. Pure: the time is a parameter. For one thread. */
final class Budget {
    private final int most;
    private final long refillMillis;
    private int left;
    private long refilled;

    Budget(int most, long refillMillis, long now) {
        this.most = most;
        this.refillMillis = refillMillis;
        left = most;
        refilled = now;
    }

    int left(long now) {
        long more = (now - refilled) / refillMillis;
        left = (int) Math.min(most, left + more);
        refilled += more * refillMillis;
        return left;
    }

    /** @return false when nothing is left */
    boolean take(long now) {
        if (left(now) == 0) {
            return false;
        }
        left--;
        return true;
    }

    /** Returns the time of the next refill. */
    long nextRefill(long now) {
        left(now);
        return refilled + refillMillis;
    }
}
