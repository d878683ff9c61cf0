package org.seedcast.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Options of a check.
 *
 * @param parts that are checked
 * @param quick whether a file with the same size and time counts as unchanged
 * @param pieces of each web seed that are fetched
 * @param threads that hash
 * @param baseUrl the address of the site, in place of the library's
 * @param allowNet address ranges in CIDR notation that may be reached although they are private
 * @param allowHttpDowngrade whether a redirect may lead from https to http
 * @param fix whether web seeds that serve other bytes are removed
 */
public record CheckOptions(
        Set<CheckPart> parts,
        boolean quick,
        int pieces,
        int threads,
        Optional<URI> baseUrl,
        List<String> allowNet,
        boolean allowHttpDowngrade,
        boolean fix) {
    private static final int MOST_PIECES = 1000;

    public CheckOptions {
        parts = Set.copyOf(parts);
        allowNet = List.copyOf(allowNet);
        if (pieces < 1 || pieces > MOST_PIECES) {
            throw new IllegalArgumentException("--pieces takes a number from 1 to " + MOST_PIECES);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("-j takes a number of at least 1");
        }
    }
}
