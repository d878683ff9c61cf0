package org.seedcast.seed.mse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.seedcast.file.Sha;

/** HASH of the specification: each use of it has its own salt. */
final class Sha1 {
    static final int BYTES = 20;

    private Sha1() {}

    static byte[] of(String salt, byte[]... parts) {
        MessageDigest digest = Sha.sha1();
        digest.update(salt.getBytes(StandardCharsets.US_ASCII));
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }
}
