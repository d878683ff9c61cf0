package org.seedcast.seed.count;

import java.time.Instant;
import java.util.Optional;

/**
 * The total sent of one torrent, over all runs.
 *
 * @param bytes of payload
 * @param lastAsked when a block of it was last asked for; empty when never
 */
public record UploadCount(long bytes, Optional<Instant> lastAsked) {
    public static final UploadCount NONE = new UploadCount(0, Optional.empty());

    public UploadCount plus(long moreBytes, Optional<Instant> asked) {
        boolean later =
                asked.isPresent() && (lastAsked.isEmpty() || lastAsked.get().isBefore(asked.get()));
        return new UploadCount(bytes + moreBytes, later ? asked : lastAsked);
    }

    public UploadCount plus(UploadCount other) {
        return plus(other.bytes, other.lastAsked);
    }
}
