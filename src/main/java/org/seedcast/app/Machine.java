package org.seedcast.app;

import java.time.InstantSource;
import java.util.Map;
import org.seedcast.file.Disk;
import org.seedcast.http.Sleeper;

/**
 * The parts of the machine that can fail or take time; tests bring their own.
 *
 * @param environment its variables
 */
record Machine(Disk disk, InstantSource clock, Sleeper sleeper, Map<String, String> environment) {
    static final Machine REAL = new Machine(Disk.REAL, InstantSource.system(), Sleeper.REAL, System.getenv());

    Machine {
        environment = Map.copyOf(environment);
    }

    /** One that has no variables. */
    Machine(Disk disk, InstantSource clock, Sleeper sleeper) {
        this(disk, clock, sleeper, Map.of());
    }
}
