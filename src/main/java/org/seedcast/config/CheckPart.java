package org.seedcast.config;

import java.util.Locale;

/** What of a library can be checked by itself. */
public enum CheckPart {
    /** What lies on the disk. */
    FILES,
    /** Where the files were fetched from. */
    ORIGINS,
    WEB_SEEDS,
    TRACKERS,
    /** The site as the world sees it. */
    SITE,
    /** Items that failed and wait for another try. */
    WAITING;

    /** Whether other machines are asked. */
    public boolean needsNetwork() {
        return this != FILES && this != WAITING;
    }

    /** As it is typed and told. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
