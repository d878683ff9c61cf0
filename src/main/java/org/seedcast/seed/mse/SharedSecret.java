package org.seedcast.seed.mse;

import org.seedcast.torrent.InfoHash;

/** S of the specification, and what both sides make of it. */
final class SharedSecret {
    private final byte[] bytes;

    SharedSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Where it stands in the stream, the initiator's first padding is over. */
    byte[] syncMark() {
        return Sha1.of("req1", bytes);
    }

    /** Hides which torrent is meant from all who do not know the secret, and reveals it again. */
    byte[] mask(byte[] hash) {
        byte[] masked = Sha1.of("req3", bytes);
        for (int at = 0; at < masked.length; at++) {
            masked[at] ^= hash[at];
        }
        return masked;
    }

    Ciphers ofInitiator(InfoHash infoHash) {
        return new Ciphers(cipher("keyB", infoHash), cipher("keyA", infoHash));
    }

    Ciphers ofResponder(InfoHash infoHash) {
        return new Ciphers(cipher("keyA", infoHash), cipher("keyB", infoHash));
    }

    private Arc4 cipher(String salt, InfoHash infoHash) {
        return new Arc4(Sha1.of(salt, bytes, infoHash.bytes()));
    }

    /** Of one side: for what it receives and for what it sends. */
    record Ciphers(Arc4 in, Arc4 out) {}
}
