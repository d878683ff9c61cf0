package org.seedcast.seed;

import java.util.OptionalLong;

/**
 * Upload rate limits, in bytes of payload per second; empty for no limit.
 *
 * @param all of all torrents together; more than 0
 * @param perTorrent of each torrent; more than 0
 */
public record UploadRates(OptionalLong all, OptionalLong perTorrent) {
    public static final UploadRates UNLIMITED = new UploadRates(OptionalLong.empty(), OptionalLong.empty());

    public UploadRates {
        if (all.orElse(1) < 1 || perTorrent.orElse(1) < 1) {
            throw new IllegalArgumentException("a rate is at least one byte a second");
        }
    }
}
