package org.seedcast.config;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Limits on uploads and peers of a process that seeds.
 *
 * @param rate of all torrents together; empty for as fast as the line allows
 * @param torrentRate of each torrent
 * @param peers connected at a time; empty for the usual number
 * @param torrentPeers connected at a time to one torrent
 * @param peerMemory that all peers together may take; empty for the usual part of the heap
 * @param superSeeding whether a torrent nobody else holds whole is given out piece by piece (BEP 16)
 */
public record UploadOptions(
        Optional<Rate> rate,
        Optional<Rate> torrentRate,
        OptionalInt peers,
        OptionalInt torrentPeers,
        Optional<Size> peerMemory,
        boolean superSeeding) {
    /** Less is a slip of the pen: at that rate a peer waits longer for one block than it is willing to. */
    private static final long LEAST_BYTES_A_SECOND = 1024;

    /** With less there is no room for what is read ahead of the sockets. */
    private static final long LEAST_MEMORY_BYTES = 8 << 20;

    /** No limits, the usual number of peers. */
    public static final UploadOptions FREELY = new UploadOptions(
            Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), false);

    public UploadOptions {
        requireRate("--upload-limit", rate);
        requireRate("--torrent-upload-limit", torrentRate);
        requirePeers("--max-peers", peers);
        requirePeers("--peers-per-torrent", torrentPeers);
        if (peerMemory.isPresent() && peerMemory.get().bytes() < LEAST_MEMORY_BYTES) {
            throw new IllegalArgumentException("--peer-memory takes at least 8MiB");
        }
    }

    private static void requireRate(String option, Optional<Rate> rate) {
        if (rate.isPresent() && rate.get().bytesPerSecond() < LEAST_BYTES_A_SECOND) {
            throw new IllegalArgumentException(option + " takes at least 1KiB per second");
        }
    }

    private static void requirePeers(String option, OptionalInt peers) {
        if (peers.isPresent() && peers.getAsInt() < 1) {
            throw new IllegalArgumentException(option + " takes a number of at least 1");
        }
    }
}
