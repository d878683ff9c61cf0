package org.seedcast.app.handoff;

import java.util.Collection;
import java.util.List;
import org.seedcast.failure.SeedcastException;
import org.seedcast.handoff.HandState;
import org.seedcast.handoff.Handed;
import org.seedcast.handoff.HandedStore;
import org.seedcast.library.HandedTorrent;
import org.seedcast.library.store.row.HandedRows;
import org.seedcast.torrent.InfoHash;

/** The rows of a library about one client. */
record LibraryHanded(HandedRows rows, String client) implements HandedStore {
    @Override
    public List<Handed> all() throws SeedcastException {
        return rows.all().stream()
                .filter(row -> row.client().equals(client))
                .map(row -> new Handed(row.infoHash(), HandState.parse(row.state()), row.content(), row.trackers()))
                .toList();
    }

    @Override
    public void save(Collection<Handed> handed) throws SeedcastException {
        rows.save(handed.stream()
                .map(one -> new HandedTorrent(
                        client, one.infoHash(), one.state().toString(), one.content(), one.trackers()))
                .toList());
    }

    @Override
    public void forget(Collection<InfoHash> torrents) throws SeedcastException {
        rows.forget(client, torrents);
    }
}
