package org.seedcast.publish.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import org.seedcast.file.Sha;

/** UUIDs made of names (RFC 4122 §4.3, version 5). */
public final class NameUuid {
    private static final UUID URLS = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

    private NameUuid() {}

    /** Returns the guid that the podcast namespace recommends for an item without one. */
    public static UUID ofUrl(String url) {
        MessageDigest sha1 = Sha.sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(URLS.getMostSignificantBits())
                .putLong(URLS.getLeastSignificantBits())
                .array());
        ByteBuffer digest = ByteBuffer.wrap(sha1.digest(url.getBytes(StandardCharsets.UTF_8)));
        long high = (digest.getLong() & ~0xf000L) | 0x5000L;
        long low = (digest.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
