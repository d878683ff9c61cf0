package org.seedcast.seed.mse;

import java.util.Optional;
import org.seedcast.torrent.InfoHash;

/** The torrents a peer may request: their info-hashes are the keys that both sides know. */
@FunctionalInterface
public interface SharedKeys {
    /** @return empty when no such torrent is served */
    Optional<InfoHash> byObfuscatedHash(ObfuscatedHash hash);
}
