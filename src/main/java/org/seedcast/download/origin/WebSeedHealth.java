package org.seedcast.download.origin;

import java.net.URI;
import java.util.Optional;

/**
 * How a web seed is doing.
 *
 * @param right pieces that it served as the torrent says
 * @param fault the first thing that was wrong; nothing more was asked then
 * @param redirects the most that an answer took
 * @param forBrowsers whether it lets pages of other sites read what it sends (CORS); true where nothing came
 */
public record WebSeedHealth(int right, Optional<Fault> fault, int redirects, boolean forBrowsers) {
    /** What can be wrong with a web seed. */
    public enum Kind {
        /** It serves other bytes. */
        WRONG,
        /** It has no such file. */
        GONE,
        /** It sends whole files only. */
        NO_RANGES,
        /** It sends another part than was asked for. */
        WRONG_RANGE,
        /** Nobody can tell. */
        SILENT
    }

    /**
     * What is wrong.
     *
     * @param url that was asked
     * @param why where it is silent
     */
    public record Fault(Kind kind, URI url, String message, Optional<Silence> why) {
        Fault(Kind kind, URI url, String message) {
            this(kind, url, message, Optional.empty());
        }

        static Fault silent(URI url, Silence why) {
            return new Fault(Kind.SILENT, url, why.reason(), Optional.of(why));
        }
    }
}
