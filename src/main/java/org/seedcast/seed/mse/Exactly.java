package org.seedcast.seed.mse;

import java.nio.ByteBuffer;

/** Waits for a number of bytes. */
final class Exactly implements Step {
    private final ByteBuffer taken;
    private final Then then;

    Exactly(int bytes, Then then) {
        this.taken = ByteBuffer.allocate(bytes);
        this.then = then;
    }

    @Override
    public Step take(ByteBuffer arrived) throws MseFailure {
        int count = Math.min(taken.remaining(), arrived.remaining());
        taken.put(arrived.slice(arrived.position(), count));
        arrived.position(arrived.position() + count);
        return taken.hasRemaining() ? this : then.next(taken.array());
    }

    /** Handles the bytes once all of them are here. */
    @FunctionalInterface
    interface Then {
        Step next(byte[] bytes) throws MseFailure;
    }
}
