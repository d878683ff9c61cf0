package org.seedcast.handoff;

import java.util.Collection;
import java.util.List;
import org.seedcast.failure.SeedcastException;
import org.seedcast.torrent.InfoHash;

/** Saves what was handed over to one client. */
public interface HandedStore {
    List<Handed> all() throws SeedcastException;

    /** All of them, or none. */
    void save(Collection<Handed> handed) throws SeedcastException;

    void forget(Collection<InfoHash> torrents) throws SeedcastException;
}
