package org.seedcast.publish.companion;

import java.net.URI;
import java.util.Optional;

/**
 * A file that an episode has beside its media, as its feed names it.
 *
 * @param type in lower case; empty where the feed does not say
 * @param language a tag; empty where the feed does not say
 */
public record Companion(Kind kind, URI url, String type, Optional<String> language) {
    /** The kinds that are kept. */
    public enum Kind {
        CHAPTERS,
        TRANSCRIPT,
        PICTURE
    }
}
