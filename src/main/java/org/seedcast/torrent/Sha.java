package org.seedcast.torrent;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The two digests of BitTorrent; every Java platform has them. */
final class Sha {
    private Sha() {}

    static MessageDigest sha1() {
        return digest("SHA-1");
    }

    static MessageDigest sha256() {
        return digest("SHA-256");
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }
}
