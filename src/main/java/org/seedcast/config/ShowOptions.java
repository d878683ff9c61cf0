package org.seedcast.config;

import java.util.Optional;

/**
 * The operator's description of the show, as far as the command line has one. Anything else stays as the library has
 * it; an empty text restores what the feed says.
 *
 * @param image a URL, or the path of a file
 * @param license a short name such as {@code cc-by-4.0}, or a URL
 */
public record ShowOptions(
        Optional<String> title,
        Optional<String> author,
        Optional<String> language,
        Optional<String> image,
        Optional<String> license,
        ListingOptions listing) {

    /** Everything stays as the library has it. */
    public static final ShowOptions NONE =
            new ShowOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Without words for directories. */
    public ShowOptions(
            Optional<String> title,
            Optional<String> author,
            Optional<String> language,
            Optional<String> image,
            Optional<String> license) {
        this(title, author, language, image, license, ListingOptions.NONE);
    }
}
