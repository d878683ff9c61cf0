package org.seedcast.library;

import java.time.Instant;

/**
 * The last change of an output.
 *
 * @param digest of all its bytes but the date itself, in hex
 * @param builtAt the date it carries, in whole seconds
 */
public record OutputVersion(String digest, Instant builtAt) {

    /** The version after this one, given the {@code digest} of today: later by a second at least when it differs. */
    public OutputVersion next(String newDigest, Instant now) {
        if (digest.equals(newDigest)) {
            return this;
        }
        Instant earliest = builtAt.plusSeconds(1);
        return new OutputVersion(newDigest, now.isAfter(earliest) ? now : earliest);
    }
}
