package org.seedcast.seed.bt.upload;

import java.time.Duration;
import org.seedcast.seed.PeerLimits;

/**
 * Limits on the resources and the patience that a peer is given.
 *
 * @param stall until a peer that takes nothing of what it asked for is dropped
 * @param silence until a peer that neither says nor takes anything is dropped; the usual clients speak every two
 *     minutes
 * @param keepAlive between two signs of life to an idle peer
 * @param idle until a peer that wants nothing makes room for another when there is none
 * @param rotation between two changes of those that hold a slot
 * @param slots peers that may ask for blocks at a time. Enough to fill a fast line with slow home connections, few
 *     enough that what is read ahead for them stays below 16 MiB
 * @param peers connections at a time, all torrents together; a quarter of them are for one host at most, half for one
 *     network
 * @param perTorrent connections at a time, each torrent, and the same of these
 */
public record ConnectionLimits(
        Duration stall,
        Duration silence,
        Duration keepAlive,
        Duration idle,
        Duration rotation,
        int slots,
        int peers,
        int perTorrent) {
    public static ConnectionLimits usual(PeerLimits caps) {
        return new ConnectionLimits(
                Duration.ofMinutes(2),
                Duration.ofMinutes(3),
                Duration.ofSeconds(100),
                Duration.ofMinutes(1),
                Duration.ofSeconds(10),
                32,
                caps.all(),
                caps.perTorrent());
    }

    /** Until a peer that may ask for blocks and does not makes room for another when there is none. */
    Duration unused() {
        return idle.dividedBy(6);
    }

    /** Until a peer that may ask for blocks and does not loses its slot to one that waits. */
    Duration slotUnused() {
        return rotation.dividedBy(5);
    }
}
