package org.seedcast.download.origin;

import java.net.URI;
import java.util.Optional;

/**
 * The health of a web seed.
 *
 * @param right pieces that it served as the torrent says
 * @param fault the first thing that was wrong; nothing more was asked then
 * @param redirects the most that an answer took
 * @param forBrowsers whether it lets pages of other sites read what it sends (CORS); true where nothing came
 */
public record WebSeedHealth(int right, Optional<Fault> fault, int redirects, boolean forBrowsers) {
    /** The kind of fault that a web seed can have. */
    public enum Kind {
        /** The web seed serves other bytes. */
        WRONG,
        /** The web seed lacks the file. */
        GONE,
        /** The web seed sends only whole files. */
        NO_RANGES,
        /** The web seed sends another part than the requested one. */
        WRONG_RANGE,
        /** The web seed's state is unknown. */
        SILENT
    }

    /**
     * A fault of a web seed.
     *
     * @param url that was asked
     * @param why where it is silent
     */
    public record Fault(Kind kind, URI url, String message, Optional<NoAnswerReason> why) {
        Fault(Kind kind, URI url, String message) {
            this(kind, url, message, Optional.empty());
        }

        static Fault silent(URI url, NoAnswerReason why) {
            return new Fault(Kind.SILENT, url, why.reason(), Optional.of(why));
        }
    }
}
