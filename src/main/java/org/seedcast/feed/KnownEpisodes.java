package org.seedcast.feed;

import java.time.Instant;
import java.util.Optional;
import org.seedcast.failure.SeedcastException;

/** What is already known of a feed: it decides how far back a paged one is read. */
public interface KnownEpisodes {
    /** Nothing is known, so that every page may bring news. */
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

    /** Where it is asked for, as only few feeds have pages. */
    interface Source {
        KnownEpisodes load() throws SeedcastException;
    }

    /** Reports whether it came before under its guid, possibly with another title, day or address. */
    boolean has(Episode episode);

    /** Whether {@code episode}, whose guid is new, looks like one that was known by another guid. */
    boolean mayBeRenamed(Episode episode);

    int count();

    /** When the last of them was published. */
    Optional<Instant> newest();
}
