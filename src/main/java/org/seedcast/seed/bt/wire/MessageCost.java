package org.seedcast.seed.bt.wire;

import bt.protocol.Cancel;
import bt.protocol.Interested;
import bt.protocol.Message;
import bt.protocol.NotInterested;
import bt.protocol.Request;

/** The cost of receiving a message, relative to the cheapest one. */
public final class MessageCost {
    /** A block that is not smaller pays for itself when it was sent. */
    public static final int FULL_BLOCK_BYTES = 4096;

    /** Credit for such a block: its request, and the packet that may have carried nothing else. */
    public static final double OF_FULL_BLOCK = 3;

    private static final int BYTES = 64;

    /** Messages, or as much work, a second; a download pays for its own by what it takes. */
    private static final double ALLOWED_A_SECOND = 1000;

    /** More than all requests a peer may have open, each coming in a packet of its own. */
    private static final double MOST_ALLOWED = 2000;

    private MessageCost() {}

    /** Returns the budget of a peer that has just connected. */
    static Allowance allowance(long now) {
        return new Allowance(ALLOWED_A_SECOND, MOST_ALLOWED, now);
    }

    /** @param bytes of the message, its length included */
    public static double of(Message message, int bytes) {
        return 1 + (double) bytes / BYTES + extra(message);
    }

    private static double extra(Message message) {
        if (message instanceof Extended) {
            return 20;
        }
        if (message instanceof Interested || message instanceof NotInterested) {
            return 4;
        }
        boolean small = message instanceof Request request && request.getLength() < FULL_BLOCK_BYTES;
        return small || message instanceof Cancel ? 2 : 0;
    }
}
