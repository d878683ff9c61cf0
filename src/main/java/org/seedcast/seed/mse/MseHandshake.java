package org.seedcast.seed.mse;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A handshake in progress, of either side; for one thread. It never waits: the owner hands over what arrives, sends what
 * there is to send, and sets the time limit. It holds at most 1 KiB of what the peer sends, and 5 KiB altogether.
 */
public sealed interface MseHandshake permits MseInitiator, MseResponder {
    /**
     * Consumes all of {@code arrived}, however the stream was cut. There may be something to send afterwards.
     *
     * @return what the handshake came to, as soon as all of it has arrived; from then on this must not be called again
     * @throws MseFailure when the peer does not keep to the protocol; then neither
     */
    Optional<MseSession> receive(ByteBuffer arrived) throws MseFailure;

    /** What is to be sent now, encrypted where it has to be; each byte is given once. Often empty. */
    byte[] toSend();
}
