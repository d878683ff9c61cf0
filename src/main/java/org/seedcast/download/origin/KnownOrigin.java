package org.seedcast.download.origin;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An origin as it was when a file was fetched from it.
 *
 * @param file that was fetched, as it lies here
 * @param etag of the response, word for word
 * @param lastModified of the same
 * @param changing whether it is known to serve other bytes each time
 */
public record KnownOrigin(
        URI url, Path file, long length, Optional<String> etag, Optional<String> lastModified, boolean changing) {}
