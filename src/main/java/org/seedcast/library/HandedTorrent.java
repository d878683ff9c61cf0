package org.seedcast.library;

import org.seedcast.torrent.InfoHash;

/**
 * A torrent that a client is to seed.
 *
 * @param client as the operator named it
 * @param state how far it has come there
 * @param content size and time of the content that the client found right; empty before
 * @param trackers that the client was given
 */
public record HandedTorrent(String client, InfoHash infoHash, String state, String content, String trackers) {}
