package org.seedcast.app;

import java.nio.file.Path;
import java.util.List;

/**
 * What is to be taken down.
 *
 * @param names guids, info-hashes or file names
 * @param delete whether the media are deleted, too
 * @param rehearse whether only to say what would be done
 */
public record RetireRequest(Path directory, List<String> names, boolean delete, boolean rehearse) {
    public RetireRequest {
        names = List.copyOf(names);
    }
}
