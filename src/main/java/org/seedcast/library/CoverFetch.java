package org.seedcast.library;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * The last attempt to fetch the cover of the show.
 *
 * @param failed when it failed in a way that may pass; empty where the cover is here, or cannot be had from {@code url}
 */
public record CoverFetch(URI url, Optional<Instant> failed) {}
