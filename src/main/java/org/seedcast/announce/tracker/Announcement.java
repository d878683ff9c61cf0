package org.seedcast.announce.tracker;

import java.util.Optional;
import org.seedcast.torrent.InfoHash;

/**
 * One call to a tracker.
 *
 * @param uploaded payload bytes sent since {@code started}
 * @param trackerId the {@code tracker id} to send back (BEP 3)
 */
public record Announcement(
        InfoHash infoHash, LocalPeer self, long uploaded, AnnounceEvent event, Optional<String> trackerId) {
    /** Returns the number of peers to ask for; none when stopping. */
    int peersWanted() {
        return event == AnnounceEvent.STOPPED ? 0 : 50;
    }
}
