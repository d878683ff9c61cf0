package org.seedcast.seed;

import org.seedcast.torrent.InfoHash;

/**
 * A torrent that has been seeded enough.
 *
 * @param name as its metainfo or its file says, unchecked: it may hold anything
 * @param bytes the size of its content
 * @param uploadedBytes sent in total
 * @param copies complete ones seen elsewhere
 */
public record EndedTorrent(
        InfoHash infoHash, String name, SeedRules.Rule rule, long bytes, long uploadedBytes, int copies) {}
