package org.seedcast.seed.content;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One file of a torrent's content.
 *
 * @param path where it lies; empty for padding, which is all zeros and on no disk (BEP 47)
 * @param start of its first byte in the content
 * @param length in bytes
 */
public record ContentFile(Optional<Path> path, long start, long length) {
    public long end() {
        return start + length;
    }
}
