package org.seedcast.seed;

import java.util.Optional;
import org.seedcast.file.FileStamp;

/** The degree to which content on disk is believed to match its torrent. */
public enum ServeDecision {
    /** Unchanged since the hash was known: seeded without reading a byte. */
    SERVE,
    /** Another inode, same size and time, as after a restore: seeded at once, hashed again meanwhile. */
    SERVE_AND_CHECK,
    /** Size or time moved: not a byte is served before the hash matches. */
    CHECK_FIRST,
    /** Missing: neither seeded nor announced. */
    MISSING;

    /** @param now empty when the content is not there */
    public static ServeDecision decide(FileStamp known, Optional<FileStamp> now) {
        if (now.isEmpty()) {
            return MISSING;
        }
        if (!known.sameContentAs(now.get())) {
            return CHECK_FIRST;
        }
        return known.inode() == now.get().inode() ? SERVE : SERVE_AND_CHECK;
    }
}
