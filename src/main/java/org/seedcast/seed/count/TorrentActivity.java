package org.seedcast.seed.count;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The activity of one torrent since the seeder started.
 *
 * @param name as its metainfo says, unchecked: it may hold anything
 * @param bytes the size of its content
 * @param uploadedBytes payload sent
 * @param peers connected now
 * @param copies complete ones elsewhere, as peers and trackers report them; the largest number at a time
 * @param leechers that trackers report, or that are connected
 * @param downloads to the end, as trackers report them; empty if none does
 * @param lastAsked when a block of it was last asked for; empty when not yet
 */
public record TorrentActivity(
        String name,
        long bytes,
        long uploadedBytes,
        int peers,
        int copies,
        int leechers,
        OptionalInt downloads,
        Optional<Instant> lastAsked) {}
