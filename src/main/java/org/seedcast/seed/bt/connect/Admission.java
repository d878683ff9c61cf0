package org.seedcast.seed.bt.connect;

import bt.protocol.Handshake;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.seedcast.seed.bt.wire.PeerSocket;
import org.seedcast.torrent.InfoHash;

/** The way from a finished handshake to the connected peers. Only for the network thread. */
public interface Admission {
    /** Reports whether a peer may be dialled: it is not connected, and enough places are free for those that dial us. */
    boolean wants(InfoHash infoHash, InetSocketAddress address);

    /**
     * Admits a peer that has sent its handshake, and takes over its socket.
     *
     * @param dialled whether we called it, so that it has our handshake already
     * @param complete run when it turns out to have everything
     * @throws IOException when there is no place for it
     */
    void admit(PeerSocket socket, Handshake theirs, boolean dialled, Runnable complete) throws IOException;
}
