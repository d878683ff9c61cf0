package org.seedcast.seed.mse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.seedcast.torrent.InfoHash;

/** Three torrents, and what peers say about the second one. */
final class Torrents {
    static final InfoHash SERVED = InfoHash.parse("00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff");
    static final InfoHash UNKNOWN = InfoHash.parse("bad0bad0bad0bad0bad0bad0bad0bad0bad0bad0");

    private Torrents() {}

    static SharedKeys keys() {
        Map<ObfuscatedHash, InfoHash> byHash = List.of(
                        InfoHash.parse("1111111111111111111111111111111111111111"),
                        SERVED,
                        InfoHash.parse("ffffffffffffffffffffffffffffffffffffffff"))
                .stream()
                .collect(Collectors.toMap(ObfuscatedHash::of, Function.identity()));
        return hash -> Optional.ofNullable(byHash.get(hash));
    }

    /** The 68 bytes of BEP 3. */
    static byte[] handshake() {
        return ByteBuffer.allocate(68)
                .put((byte) 19)
                .put("BitTorrent protocol".getBytes(StandardCharsets.US_ASCII))
                .putLong(0x100005)
                .put(SERVED.bytes())
                .put("-XX0000-000000000000".getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    /** An empty bitfield and interest: what a leecher sends next. */
    static byte[] messages() {
        return ByteBuffer.allocate(12)
                .putInt(3)
                .put((byte) 5)
                .putShort((short) 0)
                .putInt(1)
                .put((byte) 2)
                .array();
    }
}
