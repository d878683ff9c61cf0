package org.seedcast.seed;

import java.nio.file.Path;
import java.util.List;

/** Keeps a seeder in step with the lists of one or several libraries. */
public final class SeedWatch implements AutoCloseable {
    public SeedWatch(Seeder seeder, List<Path> seedJsons, Findings findings) {}

    /** Reads the lists that changed since the last time and tells the seeder. */
    public void look() {}

    /** Looks now, and every second from now on. */
    public void start() {}

    @Override
    public void close() {}
}
