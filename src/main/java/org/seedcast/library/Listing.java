package org.seedcast.library;

import java.net.URI;
import java.util.Optional;

/**
 * The operator's description of a show as directories of podcasts want it.
 *
 * @param link the show's own home page
 * @param explicit whether it is for adults
 * @param email at which a directory reaches the owner
 */
public record Listing(
        Optional<String> description,
        Optional<URI> link,
        Optional<Category> category,
        Optional<Boolean> explicit,
        Optional<String> email) {

    /** The feed's holds. */
    public static final Listing NONE =
            new Listing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
