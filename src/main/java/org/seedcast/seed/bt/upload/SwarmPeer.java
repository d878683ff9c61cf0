package org.seedcast.seed.bt.upload;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.IntPredicate;

/** A peer as the other peers of its torrent see it. Only for the network thread. */
interface SwarmPeer extends Crowd.Member {
    /** Returns the pieces it announces. */
    PeerPieces pieces();

    /** Reports whether it accepts messages that can wait; a peer that leaves earlier ones unread receives none. */
    boolean takesWords();

    /** Sends it messages, at once. */
    void send(ByteBuffer messages);

    /** Announces these pieces, as fast as the peer accepts that. */
    void tellOf(IntPredicate some);

    /** Reports that this may be the peer that listens at {@code address}: several can share a host. */
    boolean mayListenAt(InetSocketAddress address);

    void disconnect();
}
