package org.seedcast.announce;

import org.seedcast.announce.TrackerJob.Standing;

/** Judges whether a tracker's host works, by all torrents announced there. */
final class HostHealth {
    private boolean unreachable;
    private boolean accepted;
    private boolean failed;

    void add(TrackerJob job) {
        unreachable |= job.endpoint().line().failing();
        accepted |= job.standing() == Standing.ACCEPTED;
        failed |= job.standing() == Standing.FAILED;
    }

    /** One that refuses some torrents and takes others works. */
    boolean isFailing() {
        return unreachable || (failed && !accepted);
    }
}
