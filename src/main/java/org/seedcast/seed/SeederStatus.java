package org.seedcast.seed;

import java.util.List;

/**
 * A seeder at one moment.
 *
 * @param torrents being served
 * @param checking waiting for, or in the middle of, a hash of their content before they are served
 * @param peers connected
 * @param uploadedBytes payload sent since the start, all torrents together, also those removed since
 * @param trackers how many hosts are announced to
 * @param failingTrackers the names, without secrets, of trackers that do not answer or refuse now; sorted
 */
public record SeederStatus(
        int torrents, int checking, int peers, long uploadedBytes, int trackers, List<String> failingTrackers) {
    public SeederStatus {
        failingTrackers = List.copyOf(failingTrackers);
    }
}
