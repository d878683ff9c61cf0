package org.seedcast.config;

import java.util.Optional;

/**
 * The operator's description of the show for directories, as far as the command line has one; an empty text takes it back.
 *
 * @param link a URL
 * @param category as Apple names it
 * @param explicit {@code true} or {@code false}
 */
public record ListingOptions(
        Optional<String> description,
        Optional<String> link,
        Optional<String> category,
        Optional<String> explicit,
        Optional<String> email) {

    /** Everything stays as the library has it. */
    public static final ListingOptions NONE = new ListingOptions(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
