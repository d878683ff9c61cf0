package org.seedcast.announce;

import java.util.OptionalInt;

/**
 * The size of a swarm without ourselves, as trackers report it: a hint, as each knows only its own part and may be
 * wrong.
 *
 * @param seeders others that hold all of it; 0 if no tracker reports any
 * @param leechers that hold a part of it; 0 if no tracker reports any
 * @param downloads how often it was downloaded to the end; known from scrapes only (BEP 48)
 */
public record SwarmSize(int seeders, int leechers, OptionalInt downloads) {
    /** Returns the larger one of each figure: trackers that share peers must not be added up. */
    SwarmSize or(SwarmSize other) {
        OptionalInt most = downloads.isPresent() && other.downloads.isPresent()
                ? OptionalInt.of(Math.max(downloads.getAsInt(), other.downloads.getAsInt()))
                : downloads.isPresent() ? downloads : other.downloads;
        return new SwarmSize(Math.max(seeders, other.seeders), Math.max(leechers, other.leechers), most);
    }
}
