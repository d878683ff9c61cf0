package org.seedcast.seed.bt.lsd;

/** So many of something at once, and then one more every while. Pure: the time is given. For one thread. */
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

    /** When there will be one more than now. */
    long nextRefill(long now) {
        left(now);
        return refilled + refillMillis;
    }
}
