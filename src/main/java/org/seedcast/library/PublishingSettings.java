package org.seedcast.library;

import java.net.URI;
import java.util.Optional;
import org.seedcast.torrent.AnnounceList;

/**
 * How a library is published; stored in it, so that every later command needs no options.
 *
 * @param baseUrl where {@code site/} is published, ending in {@code /}
 * @param mediaUrl where {@code media/} is published, absolute, ending in {@code /}
 * @param own whether the show belongs to whoever publishes it; if not, directories are asked to leave the copy out
 */
public record PublishingSettings(Optional<URI> baseUrl, Optional<URI> mediaUrl, AnnounceList trackers, boolean own) {
    public static final PublishingSettings NONE =
            new PublishingSettings(Optional.empty(), Optional.empty(), AnnounceList.NONE, false);
}
