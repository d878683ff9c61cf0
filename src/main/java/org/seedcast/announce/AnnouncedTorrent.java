package org.seedcast.announce;

import java.net.URI;
import java.util.List;
import java.util.function.LongSupplier;
import org.seedcast.torrent.InfoHash;

/**
 * A torrent as trackers hear of it.
 *
 * @param trackers all of them, whatever their tier: one that is announced to a single tracker splits its swarm
 * @param uploaded payload bytes sent so far; asked at each call, from the announcing thread
 */
public record AnnouncedTorrent(InfoHash infoHash, LocalPeer self, List<URI> trackers, LongSupplier uploaded) {
    public AnnouncedTorrent {
        trackers = trackers.stream().distinct().toList();
    }
}
