package org.seedcast.seed;

import java.util.List;
import org.seedcast.seed.list.SeedEntry;

/** A torrent as one library has it. */
record SeedCopy(SeededLibrary library, SeedEntry entry) {
    /** Returns the copy without trackers: other trackers in its library are no reason to start again. */
    SeedCopy withoutTrackers() {
        return new SeedCopy(library, entry.with(List.of()));
    }
}
