package org.seedcast.seed.bt.wire;

import bt.protocol.InvalidMessageException;
import java.nio.ByteBuffer;

/** What peers send: a handshake, and messages after it. */
public final class PeerFuzz {
    private static final PeerProtocol PROTOCOL = new PeerProtocol();

    private PeerFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) {
        try {
            PROTOCOL.handshake(ByteBuffer.wrap(data));
        } catch (InvalidMessageException e) {
            // the peer is left
        }
        ByteBuffer heard = ByteBuffer.wrap(data);
        try {
            for (Object message = PROTOCOL.next(heard, 1 << 17);
                    message != null;
                    message = PROTOCOL.next(heard, 1 << 17)) {
                var unused = String.valueOf(message);
            }
        } catch (InvalidMessageException e) {
            // the peer is left
        }
    }
}
