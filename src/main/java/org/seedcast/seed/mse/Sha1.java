package org.seedcast.seed.mse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** HASH of the specification: each use of it has its own salt. */
final class Sha1 {
    static final int BYTES = 20;

    private Sha1() {}

    static byte[] of(String salt, byte[]... parts) {
        MessageDigest digest = digest();
        digest.update(salt.getBytes(StandardCharsets.US_ASCII));
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }
}
