package org.seedcast.app.seed;

import org.seedcast.file.ProcessLock;
import org.seedcast.library.Layout;
import org.seedcast.seed.SeededLibrary;

/** A library that no other process seeds. */
record TakenLibrary(Layout layout, ProcessLock lock) {
    SeededLibrary seeded() {
        return new SeededLibrary(layout.seedList(), layout.uploads(), layout.rightContent(), layout.stats());
    }
}
