package org.seedcast.app.publish;

import java.nio.file.Path;
import java.util.List;

/**
 * A request to retire items.
 *
 * @param names guids, info-hashes or file names
 * @param delete whether the media are deleted, too
 * @param rehearse whether only to say what would be done
 * @param trustHooks whether the library's hooks are used though it belongs to another user
 */
public record RetireRequest(Path directory, List<String> names, boolean delete, boolean rehearse, boolean trustHooks) {
    public RetireRequest {
        names = List.copyOf(names);
    }
}
