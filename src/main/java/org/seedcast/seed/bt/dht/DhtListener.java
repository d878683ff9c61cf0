package org.seedcast.seed.bt.dht;

import java.net.InetSocketAddress;
import java.util.List;
import org.seedcast.torrent.InfoHash;

/** Receives the results of look-ups. */
public interface DhtListener {
    /**
     * Called on the DHT's own thread, for each family by itself; must not block.
     *
     * @param peers as strangers gave them: unchecked, possibly ourselves, at most a thousand; never empty
     */
    void found(InfoHash torrent, List<InetSocketAddress> peers);
}
