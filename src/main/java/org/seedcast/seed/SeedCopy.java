package org.seedcast.seed;

import java.util.List;
import org.seedcast.seed.list.SeedEntry;

/** A torrent as one library has it. */
record SeedCopy(SeededLibrary library, SeedEntry entry) {
    /** The same content: which trackers its library names is no reason to begin it anew. */
    SeedCopy withoutTrackers() {
        return new SeedCopy(library, entry.with(List.of()));
    }
}
