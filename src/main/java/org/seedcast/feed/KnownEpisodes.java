package org.seedcast.feed;

import java.time.Instant;
import java.util.Optional;
import org.seedcast.failure.SeedcastException;

/** The known episodes of a feed: they decide how far back a paged one is read. */
public interface KnownEpisodes {
    /** No known episodes, so that every page may have new ones. */
    KnownEpisodes NONE = new KnownEpisodes() {
        @Override
        public boolean has(Episode episode) {
            return false;
        }

        @Override
        public boolean mayBeRenamed(Episode episode) {
            return false;
        }

        @Override
        public int count() {
            return 0;
        }

        @Override
        public Optional<Instant> newest() {
            return Optional.empty();
        }
    };

    /** Loads them on demand, as only few feeds have pages. */
    interface Source {
        KnownEpisodes load() throws SeedcastException;
    }

    /** Reports whether it came before under its guid, possibly with another title, day or address. */
    boolean has(Episode episode);

    /** Reports whether {@code episode}, whose guid is new, looks like one that was known by another guid. */
    boolean mayBeRenamed(Episode episode);

    int count();

    /** Returns the publication date of the newest one. */
    Optional<Instant> newest();
}
