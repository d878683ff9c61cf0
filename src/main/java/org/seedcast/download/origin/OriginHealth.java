package org.seedcast.download.origin;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The health of an origin. */
public sealed interface OriginHealth {

    /**
     * The origin serves the same file.
     *
     * @param way the URLs asked, the first one first
     * @param movedTo where it is for good, if its servers said so
     */
    record Alive(List<URI> way, Optional<URI> movedTo) implements OriginHealth {
        public Alive {
            way = List.copyOf(way);
        }
    }

    /** The file is gone. */
    record Gone(String reason) implements OriginHealth {}

    /** The origin serves something else. */
    record Changed(String reason) implements OriginHealth {}

    /** The origin's state is unknown. */
    record Silent(NoAnswerReason why) implements OriginHealth {}
}
