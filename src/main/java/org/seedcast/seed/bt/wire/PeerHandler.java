package org.seedcast.seed.bt.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;

/**
 * The exchange over a peer's socket: first a handshake, then an upload. Only for the network thread, on which nothing
 * may wait. An exception ends the connection.
 */
public interface PeerHandler {
    /**
     * Reports whether it reads more now; bytes that arrive meanwhile stay in the system's buffers, and so with the
     * peer.
     */
    boolean listens();

    /** Takes what is complete; what it leaves comes again, with more behind it. */
    void hear(ByteBuffer heard) throws IOException;

    /** Hands to the socket what can be said now. */
    void speak() throws IOException;

    /** Sends what the channel takes at once. */
    default void write(OutQueue out, GatheringByteChannel channel) throws IOException {
        out.writeTo(channel);
    }

    /** Returns the bytes it keeps in memory for the peer. */
    default long heldBytes() {
        return 0;
    }

    /** A few times a second; {@code now} is as of {@link NetworkLoop#now}. */
    void tick(long now) throws IOException;

    /** Called when the connection has ended, whoever ended it. */
    void ended();
}
