package org.seedcast.seed.bt;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.seedcast.announce.AnnouncedTorrent;
import org.seedcast.announce.Announcer;
import org.seedcast.announce.LocalPeer;
import org.seedcast.seed.ContentLayout;
import org.seedcast.seed.SeedEntry;
import org.seedcast.torrent.Metainfo;

/** Takes torrents into their swarms and out again: peers, trackers, DHT. Safe for use by several threads. */
final class Swarm {
    private final BtEngine engine;
    private final Announcer announcer;
    private final DhtAnnouncer dht;
    private final LocalPeer self;
    private final FilePool pool;

    Swarm(BtEngine engine, Announcer announcer, DhtAnnouncer dht, LocalPeer self, FilePool pool) {
        this.engine = engine;
        this.announcer = announcer;
        this.dht = dht;
        this.self = self;
        this.pool = pool;
    }

    /** @param unreadable hears when a peer was to get what cannot be read */
    ServedTorrent load(Metainfo metainfo, SeedEntry entry, Consumer<IOException> unreadable) {
        ContentLayout layout = ContentLayout.of(metainfo.info(), entry.data());
        int pieceBytes = metainfo.info().pieceLength().bytes();
        ServedContent content = new ServedContent(layout, pieceBytes, pool, unreadable);
        return new ServedTorrent(metainfo, entry.torrent(), content);
    }

    /** @return completes when each tracker has answered or failed once */
    CompletableFuture<Void> serve(ServedTorrent torrent) {
        engine.start(torrent);
        if (!torrent.isPrivate()) {
            dht.add(torrent.getTorrentId());
        }
        return announcer.add(
                new AnnouncedTorrent(torrent.infoHash(), self, torrent.trackers(), torrent.content()::uploadedBytes));
    }

    void leave(ServedTorrent torrent) {
        announcer.remove(torrent.infoHash());
        dht.remove(torrent.getTorrentId());
        engine.stop(torrent);
        torrent.content().forget();
    }
}
