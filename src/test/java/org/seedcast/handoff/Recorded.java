package org.seedcast.handoff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.seedcast.torrent.InfoHash;

/** Rows in memory, and what became of each torrent, by its name. */
final class Recorded implements HandedStore, HandOver.Progress {
    final Map<InfoHash, Handed> rows = new LinkedHashMap<>();
    final Map<String, String> outcomes = new LinkedHashMap<>();
    final List<String> steps = new ArrayList<>();

    @Override
    public List<Handed> all() {
        return List.copyOf(rows.values());
    }

    @Override
    public void save(Collection<Handed> handed) {
        handed.forEach(one -> rows.put(one.infoHash(), one));
    }

    @Override
    public void forget(Collection<InfoHash> torrents) {
        torrents.forEach(rows::remove);
    }

    @Override
    public void reached(Offer offer, HandState state) {
        steps.add(offer.name() + " " + state);
        outcomes.put(offer.name(), state.toString());
    }

    @Override
    public void refused(Offer offer, Refusal refusal, String reason) {
        outcomes.put(offer.name(), refusal.name());
    }
}
