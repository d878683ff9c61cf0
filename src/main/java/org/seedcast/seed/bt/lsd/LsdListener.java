package org.seedcast.seed.bt.lsd;

import java.net.InetSocketAddress;
import org.seedcast.torrent.InfoHash;

/** Receives peers in the same network. */
public interface LsdListener {
    /**
     * Called on the discovery's own thread; must not block.
     *
     * @param torrent one that is announced here
     * @param peer as it says itself: unchecked
     */
    void found(InfoHash torrent, InetSocketAddress peer);
}
