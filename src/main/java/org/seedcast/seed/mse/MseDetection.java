package org.seedcast.seed.mse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The kind of connection that its first incoming bytes reveal. */
public enum MseDetection {
    /** BitTorrent's own handshake (BEP 3). */
    PLAINTEXT,
    /** Anything else; whether it is MSE shows in {@link MseResponder}. */
    ENCRYPTED,
    /** Undecided: it could be either so far. */
    NEED_MORE;

    /** @param arrived from position to limit all that has arrived; it is not consumed */
    public static MseDetection of(ByteBuffer arrived) {
        byte[] plain = "\u0013BitTorrent protocol".getBytes(StandardCharsets.US_ASCII);
        int compared = Math.min(plain.length, arrived.remaining());
        if (!ByteBuffer.wrap(plain, 0, compared).equals(arrived.slice(arrived.position(), compared))) {
            return ENCRYPTED;
        }
        return compared == plain.length ? PLAINTEXT : NEED_MORE;
    }
}
