package org.seedcast.seed.mse;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A handshake in progress, of either side; for one thread. It never waits: the owner passes in received bytes, sends
 * those that are ready, and sets the time limit. It holds at most 1 KiB of the peer's bytes, and 5 KiB altogether.
 */
public sealed interface MseHandshake permits MseInitiator, MseResponder {
    /**
     * Consumes all of {@code arrived}, however the stream was cut. There may be something to send afterwards.
     *
     * @return what the handshake came to, as soon as all of it has arrived; from then on this must not be called again
     * @throws MseFailure when the peer does not keep to the protocol; then neither
     */
    Optional<MseSession> receive(ByteBuffer arrived) throws MseFailure;

    /** Returns the bytes to send now, encrypted where required; each byte is returned once. Often empty. */
    byte[] toSend();
}
