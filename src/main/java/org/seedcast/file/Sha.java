package org.seedcast.file;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The two digests in use, of files and of torrents; every Java platform has them. */
public final class Sha {
    private Sha() {}

    public static MessageDigest sha1() {
        return digest("SHA-1");
    }

    public static MessageDigest sha256() {
        return digest("SHA-256");
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has " + algorithm, e);
        }
    }
}
