package org.seedcast.download;

import java.util.Optional;
import org.seedcast.torrent.ContentHashes;

/**
 * A body that arrived whole and is safe on disk.
 *
 * @param type what the origin says it is
 * @param validator by which the origin would know it again
 */
public record Download(ContentHashes hashes, Optional<String> type, Optional<Validator> validator) {}
