package org.seedcast.config;

import java.util.OptionalInt;

/**
 * Which of a feed's files one run is about; never stored.
 *
 * @param latest only so many of the newest episodes
 * @param retryFailed whether items that failed lately are tried again without waiting
 */
public record Selection(OptionalInt latest, boolean retryFailed) {
    public Selection {
        if (latest.isPresent() && latest.getAsInt() < 0) {
            throw new IllegalArgumentException("--latest cannot be negative");
        }
    }
}
