package org.seedcast.feed;

import org.seedcast.failure.SeedcastException;

/** What is already known of a feed: it decides how far back a paged one is read. */
public interface KnownEpisodes {
    /** Nothing is known, so that every page may bring news. */
    KnownEpisodes NONE = new KnownEpisodes() {
        @Override
        public boolean has(Guid guid) {
            return false;
        }

        @Override
        public boolean mayBeRenamed(Episode episode) {
            return false;
        }
    };

    /** Where it is asked for, as only few feeds have pages. */
    interface Source {
        KnownEpisodes load() throws SeedcastException;
    }

    boolean has(Guid guid);

    /** Whether {@code episode}, whose guid is new, looks like one that was known by another guid. */
    boolean mayBeRenamed(Episode episode);
}
