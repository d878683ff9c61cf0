package org.seedcast.download;

import java.util.Optional;
import org.seedcast.download.origin.Validator;
import org.seedcast.torrent.ContentHashes;

/**
 * A body that arrived whole and is safe on disk.
 *
 * @param type what the origin says it is
 * @param validator by which the origin would know it again
 * @param closeDelimited whether only the end of the connection marks its end
 */
public record Download(
        ContentHashes hashes, Optional<String> type, Optional<Validator> validator, boolean closeDelimited) {

    /** The same, its end having been made sure of. */
    public Download whole() {
        return new Download(hashes, type, validator, false);
    }

    /** The ETag that the origin would know it by again. */
    public Optional<String> etag() {
        return validator.filter(Validator::isEntityTag).map(Validator::value);
    }

    /** The date that the origin would know it by again, where it gave no ETag. */
    public Optional<String> lastModified() {
        return validator.filter(known -> !known.isEntityTag()).map(Validator::value);
    }
}
