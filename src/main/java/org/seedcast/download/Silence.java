package org.seedcast.download;

import java.util.Optional;

/**
 * Why a server told nothing of use.
 *
 * @param reason in few words
 * @param hint what to do about it
 * @param hostUnknown whether nobody knows such a host
 */
public record Silence(String reason, Optional<String> hint, boolean hostUnknown) {
    static Silence status(int status) {
        return new Silence("HTTP " + status, Optional.empty(), false);
    }
}
