package org.seedcast.app.seed;

import org.seedcast.failure.SeedcastException;
import org.seedcast.seed.Findings;
import org.seedcast.seed.Seeder;
import org.seedcast.seed.SeederSettings;

/** Starts a seeder, or fails with the reason; tests substitute another one. */
public interface SeederFactory {
    Seeder start(SeederSettings settings, Findings findings) throws SeedcastException;
}
