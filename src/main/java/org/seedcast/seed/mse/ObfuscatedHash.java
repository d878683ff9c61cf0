package org.seedcast.seed.mse;

import java.nio.ByteBuffer;
import org.seedcast.torrent.InfoHash;

/**
 * The name of a torrent in an encrypted handshake: the SHA-1 of {@code "req2"} and the info-hash. The three parts are
 * its 20 bytes; it exists to be the key of a map.
 */
public record ObfuscatedHash(long first, long second, int third) {
    public static ObfuscatedHash of(InfoHash infoHash) {
        return of(Sha1.of("req2", infoHash.bytes()));
    }

    static ObfuscatedHash of(byte[] sha1) {
        ByteBuffer bytes = ByteBuffer.wrap(sha1);
        return new ObfuscatedHash(bytes.getLong(), bytes.getLong(), bytes.getInt());
    }
}
