package org.seedcast.seed;

/**
 * How many peers may be connected at a time.
 *
 * @param all of all torrents together; at least 1
 * @param perTorrent of each torrent; at least 1
 */
public record PeerCaps(int all, int perTorrent) {
    public static final PeerCaps USUAL = new PeerCaps(1000, 100);

    public PeerCaps {
        if (all < 1 || perTorrent < 1) {
            throw new IllegalArgumentException("a seeder needs room for one peer at least");
        }
    }
}
