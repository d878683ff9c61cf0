package org.seedcast.download.origin;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** How an origin is doing. */
public sealed interface OriginHealth {

    /**
     * It serves what it served.
     *
     * @param way the URLs asked, the first one first
     * @param movedTo where it is for good, if its servers said so
     */
    record Alive(List<URI> way, Optional<URI> movedTo) implements OriginHealth {
        public Alive {
            way = List.copyOf(way);
        }
    }

    /** There is no such file any more. */
    record Gone(String reason) implements OriginHealth {}

    /** It serves something else. */
    record Changed(String reason) implements OriginHealth {}

    /** Nobody can tell. */
    record Silent(Silence why) implements OriginHealth {}
}
