package org.seedcast.seed.bt.wire;

import java.util.concurrent.TimeUnit;

/** A budget that refills with time up to a limit. Not safe for use by several threads. */
public final class Allowance {
    private final double perSecond;
    private final double most;
    private double left;
    private long refilled;

    /** @param now as of {@link NetworkLoop#now}, as everywhere here */
    public Allowance(double perSecond, double most, long now) {
        this.perSecond = perSecond;
        this.most = most;
        this.left = most;
        this.refilled = now;
    }

    /** Spends {@code cost} where there is that much. */
    public boolean take(double cost, long now) {
        refill(now);
        boolean enough = left >= cost;
        left -= enough ? cost : 0;
        return enough;
    }

    /** Spends what has been used already, also into debt. */
    void spend(double cost) {
        left -= cost;
    }

    /** Gives something back. */
    public void earn(double amount) {
        left = Math.min(most, left + amount);
    }

    /** Reports whether anything was left at the last {@link #refill}, and still is. */
    boolean isLeft() {
        return left > 0;
    }

    public boolean isFull(long now) {
        refill(now);
        return left >= most;
    }

    void refill(long now) {
        earn(perSecond * (now - refilled) / TimeUnit.SECONDS.toNanos(1));
        refilled = now;
    }
}
