package org.seedcast.announce;

import java.net.InetSocketAddress;
import java.util.List;
import org.seedcast.torrent.InfoHash;

/** Receives the results of announcing. Called on the announcing thread; must not block. */
public interface AnnounceListener {
    AnnounceListener NONE = new AnnounceListener() {
        @Override
        public void learned(InfoHash infoHash, List<InetSocketAddress> peers) {}

        @Override
        public void notice(String message) {}
    };

    /**
     * Peers of a torrent as one tracker gave them: each once and with a port, at most 200 of an address family, never
     * none. Whom they belong to is unchecked: private addresses are among them, and perhaps our own.
     */
    void learned(InfoHash infoHash, List<InetSocketAddress> peers);

    /** One line for people about a tracker, said once until it changes. */
    void notice(String message);
}
