package org.seedcast.seed.bt.served;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.seedcast.seed.mse.ObfuscatedHash;
import org.seedcast.seed.mse.SharedKeys;
import org.seedcast.torrent.InfoHash;

/** The torrents being served, by the names that peers have for them. Safe for use by several threads. */
public final class ServedTorrents implements SharedKeys {
    private final Map<InfoHash, ServedTorrent> torrents = new ConcurrentHashMap<>();
    private final Map<ObfuscatedHash, InfoHash> obfuscated = new ConcurrentHashMap<>();

    public void put(ServedTorrent torrent) {
        torrents.put(torrent.infoHash(), torrent);
        obfuscated.put(ObfuscatedHash.of(torrent.infoHash()), torrent.infoHash());
    }

    public void remove(ServedTorrent torrent) {
        if (torrents.remove(torrent.infoHash(), torrent)) {
            obfuscated.remove(ObfuscatedHash.of(torrent.infoHash()));
        }
    }

    public Optional<ServedTorrent> get(InfoHash infoHash) {
        return Optional.ofNullable(torrents.get(infoHash));
    }

    @Override
    public Optional<InfoHash> byObfuscatedHash(ObfuscatedHash hash) {
        return Optional.ofNullable(obfuscated.get(hash));
    }
}
