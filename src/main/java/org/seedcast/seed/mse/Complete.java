package org.seedcast.seed.mse;

import java.nio.ByteBuffer;

/** The end: the handshake is done. */
record Complete(MseSession session) implements Step {
    @Override
    public Step take(ByteBuffer arrived) {
        return this;
    }
}
