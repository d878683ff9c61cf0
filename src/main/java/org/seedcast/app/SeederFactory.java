package org.seedcast.app;

import org.seedcast.failure.SeedcastException;
import org.seedcast.seed.Findings;
import org.seedcast.seed.Seeder;
import org.seedcast.seed.SeederSettings;

/** Starts a seeder, or says why it cannot; tests start another one. */
interface SeederFactory {
    Seeder start(SeederSettings settings, Findings findings) throws SeedcastException;
}
