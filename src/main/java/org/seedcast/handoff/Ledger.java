package org.seedcast.handoff;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.seedcast.failure.SeedcastException;
import org.seedcast.torrent.InfoHash;

/** The saved states of the torrents of one client, read once. */
final class Ledger {
    private final HandedStore store;
    private final Map<InfoHash, Handed> saved = new HashMap<>();

    Ledger(HandedStore store) throws SeedcastException {
        this.store = store;
        store.all().forEach(one -> saved.put(one.infoHash(), one));
    }

    /** Empty for a torrent that was never handed over. */
    Optional<Handed> saved(Offer offer) {
        return Optional.ofNullable(saved.get(offer.infoHash()));
    }

    /** Returns what is saved, or what would be first. */
    Handed of(Offer offer) {
        return saved(offer).orElseGet(() -> fresh(offer));
    }

    static Handed fresh(Offer offer) {
        return new Handed(offer.infoHash(), HandState.NEW, "", offer.trackerText());
    }

    /** Reports whether that is saved already. */
    boolean has(Handed handed) {
        return handed.equals(saved.get(handed.infoHash()));
    }

    void save(Collection<Handed> handed) throws SeedcastException {
        if (!handed.isEmpty()) {
            store.save(handed);
            handed.forEach(one -> saved.put(one.infoHash(), one));
        }
    }

    void forget(Offer offer) throws SeedcastException {
        store.forget(List.of(offer.infoHash()));
        saved.remove(offer.infoHash());
    }
}
