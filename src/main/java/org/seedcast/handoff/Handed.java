package org.seedcast.handoff;

import org.seedcast.torrent.InfoHash;

/**
 * A torrent that was handed over, as it is saved.
 *
 * @param content size and time of the content that the client found right; empty before
 * @param trackers that the client was given, one a line
 */
public record Handed(InfoHash infoHash, HandState state, String content, String trackers) {
    Handed in(HandState next) {
        return new Handed(infoHash, next, content, trackers);
    }

    Handed holding(String other) {
        return new Handed(infoHash, state, other, trackers);
    }

    Handed announcedTo(String other) {
        return new Handed(infoHash, state, content, other);
    }
}
