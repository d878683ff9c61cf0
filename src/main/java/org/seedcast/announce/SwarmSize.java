package org.seedcast.announce;

import java.util.OptionalInt;

/**
 * How large a swarm is without ourselves, as trackers tell: a hint, as each knows only its own part and may be wrong.
 *
 * @param seeders others that hold all of it; 0 when no tracker said
 * @param leechers that hold a part of it; 0 when no tracker said
 * @param downloads how often it was downloaded to the end; only a scrape tells (BEP 48)
 */
public record SwarmSize(int seeders, int leechers, OptionalInt downloads) {
    /** Of each figure the larger one: trackers that share peers must not be added up. */
    SwarmSize or(SwarmSize other) {
        OptionalInt most = downloads.isPresent() && other.downloads.isPresent()
                ? OptionalInt.of(Math.max(downloads.getAsInt(), other.downloads.getAsInt()))
                : downloads.isPresent() ? downloads : other.downloads;
        return new SwarmSize(Math.max(seeders, other.seeders), Math.max(leechers, other.leechers), most);
    }
}
