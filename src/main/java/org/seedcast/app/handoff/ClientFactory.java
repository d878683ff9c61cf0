package org.seedcast.app.handoff;

import org.seedcast.config.HandTarget;
import org.seedcast.failure.SeedcastException;
import org.seedcast.handoff.Client;
import org.seedcast.library.HandSettings;

/** Builds what talks to a client. */
public interface ClientFactory {
    /** @param settings of the library, which name the login */
    Client open(HandTarget target, HandSettings settings) throws SeedcastException;
}
