package org.seedcast.announce.tracker;

import java.util.Optional;
import org.seedcast.torrent.InfoHash;

/**
 * One call to a tracker.
 *
 * @param uploaded payload bytes sent since {@code started}
 * @param trackerId what the tracker asked to be told again (BEP 3, {@code tracker id})
 */
public record Announcement(
        InfoHash infoHash, LocalPeer self, long uploaded, AnnounceEvent event, Optional<String> trackerId) {
    /** How many peers are asked for; one that stops wants none. */
    int peersWanted() {
        return event == AnnounceEvent.STOPPED ? 0 : 50;
    }
}
