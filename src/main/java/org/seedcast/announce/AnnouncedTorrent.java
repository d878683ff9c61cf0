package org.seedcast.announce;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.seedcast.announce.tracker.LocalPeer;
import org.seedcast.torrent.InfoHash;

/**
 * A torrent to announce.
 *
 * @param trackers all of them, whatever their tier: one that is announced to a single tracker splits its swarm; of more
 *     than 200, which no honest torrent has, the first
 * @param uploaded payload bytes sent so far, from any starting point; trackers receive the number since {@code
 *     started}. Asked at each call, from the announcing thread
 * @param learned takes peers as one tracker gave them: each once and with a port, at most 200 of an address family, never
 *     none. Whom they belong to is unchecked: private addresses are among them, and perhaps our own. Called on the
 *     announcing thread; must not block
 */
public record AnnouncedTorrent(
        InfoHash infoHash,
        LocalPeer self,
        List<URI> trackers,
        LongSupplier uploaded,
        Consumer<List<InetSocketAddress>> learned) {
    private static final int MOST_TRACKERS = 200;

    public AnnouncedTorrent {
        trackers = trackers.stream().distinct().limit(MOST_TRACKERS).toList();
    }
}
