package org.seedcast.seed.bt;

import bt.metainfo.TorrentId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The content behind the torrents that Bt knows. Safe for use by several threads. */
final class ServedTorrents {
    private final Map<TorrentId, ServedContent> contents = new ConcurrentHashMap<>();

    void put(ServedTorrent torrent) {
        contents.put(torrent.getTorrentId(), torrent.content());
    }

    void remove(ServedTorrent torrent) {
        contents.remove(torrent.getTorrentId(), torrent.content());
    }

    Optional<ServedContent> get(TorrentId id) {
        return Optional.ofNullable(contents.get(id));
    }
}
