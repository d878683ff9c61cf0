package org.seedcast.app;

import java.time.InstantSource;
import org.seedcast.file.Disk;
import org.seedcast.http.Sleeper;

/** What of the machine can fail or take time; tests bring their own. */
record Machine(Disk disk, InstantSource clock, Sleeper sleeper) {
    static final Machine REAL = new Machine(Disk.REAL, InstantSource.system(), Sleeper.REAL);
}
