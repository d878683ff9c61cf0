package org.seedcast.seed.bt;

import bt.metainfo.TorrentId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The torrents that are served, by the name Bt has for them. Safe for use by several threads. */
final class ServedTorrents {
    private final Map<TorrentId, ServedTorrent> torrents = new ConcurrentHashMap<>();

    void put(ServedTorrent torrent) {
        torrents.put(torrent.getTorrentId(), torrent);
    }

    void remove(ServedTorrent torrent) {
        torrents.remove(torrent.getTorrentId(), torrent);
    }

    Optional<ServedTorrent> get(TorrentId id) {
        return Optional.ofNullable(torrents.get(id));
    }
}
