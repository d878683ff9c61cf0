package org.seedcast.library;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The description of a release that a library has already: what nobody says anew stays as it is.
 *
 * @param cover relative to the file or directory
 * @param number that its publisher gave it
 */
public record KnownRelease(
        String title, Optional<Instant> published, String description, Optional<String> cover, OptionalInt number) {}
