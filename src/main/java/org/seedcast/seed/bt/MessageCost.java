package org.seedcast.seed.bt;

import bt.protocol.Cancel;
import bt.protocol.Interested;
import bt.protocol.Message;
import bt.protocol.NotInterested;
import bt.protocol.Request;

/** The cost of receiving a message, relative to the cheapest one. */
final class MessageCost {
    /** A block that is not smaller pays for itself when it was sent. */
    static final int FULL_BLOCK_BYTES = 4096;

    /** Credit for such a block: its request, and the packet that may have carried nothing else. */
    static final double OF_FULL_BLOCK = 3;

    private static final int BYTES = 64;

    private MessageCost() {}

    /** @param bytes of the message, its length included */
    static double of(Message message, int bytes) {
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
