package org.seedcast.seed.mse;

import java.nio.ByteBuffer;

/** So many bytes. */
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

    /** What to do with them. */
    @FunctionalInterface
    interface Then {
        Step next(byte[] bytes) throws MseFailure;
    }
}
