package org.seedcast.announce;

import java.util.List;

/**
 * The health of the trackers.
 *
 * @param trackers hosts that are announced to
 * @param failing those that do not answer, or refuse every torrent, now; scheme, host and port only, sorted
 */
public record TrackersStatus(int trackers, List<String> failing) {
    public TrackersStatus {
        failing = List.copyOf(failing);
    }
}
