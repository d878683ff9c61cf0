package org.seedcast.announce.tracker;

/**
 * The identity of this process to trackers.
 *
 * @param id the 20 characters of the peer id (BEP 20), all of them ASCII
 * @param key stays the same when the address changes, so that a tracker knows the peer again
 * @param port the TCP port listened on
 */
public record LocalPeer(String id, int key, int port) {
    public LocalPeer {
        if (id.length() != 20) {
            throw new IllegalArgumentException("a peer id has 20 bytes: " + id);
        }
    }
}
