package org.seedcast.seed.bt.upload;

/** Tracks how a peer uses the slots it is given. Pure: times are parameters. Only for the network thread. */
final class SlotUse {
    private long offered;
    private long last;
    private int wasted;

    SlotUse(long now) {
        offered = now;
        last = now;
    }

    void offered(long now) {
        offered = now;
        if (wasted == 0) {
            last = now;
        }
    }

    /** Records that it requested or accepted a block. */
    void asked(long now) {
        last = now;
        wasted = 0;
    }

    void wasted() {
        wasted++;
    }

    int wastedSlots() {
        return wasted;
    }

    long last() {
        return last;
    }

    /** Reports whether it has been able to ask since {@code nanos} and has not. */
    boolean noneSince(long nanos) {
        return last - nanos < 0 && offered - nanos < 0;
    }
}
