package org.seedcast.seed.mse;

import java.util.Arrays;
import java.util.List;
import org.seedcast.torrent.InfoHash;

/** S of the specification, and the keys derived from it. */
final class SharedSecret {
    private final byte[] bytes;
    /** Material that the cipher keys are derived from. */
    private final byte[] keying;

    SharedSecret(byte[] bytes) {
        this(bytes, bytes);
    }

    private SharedSecret(byte[] bytes, byte[] keying) {
        this.bytes = bytes;
        this.keying = keying;
    }

    /**
     * The specification pads it in front with zeros to 96 bytes. rtorrent leaves them out of its marks and has them behind
     * the others in its keys, as OpenSSL's DH_compute_key gives it the number; one of 256 of its connections would fail.
     */
    List<SharedSecret> asAnyPeerWritesIt() {
        int zeros = 0;
        while (zeros < bytes.length - 1 && bytes[zeros] == 0) {
            zeros++;
        }
        return zeros == 0 ? List.of(this) : List.of(this, withoutLeading(zeros));
    }

    private SharedSecret withoutLeading(int zeros) {
        byte[] number = Arrays.copyOfRange(bytes, zeros, bytes.length);
        return new SharedSecret(number, Arrays.copyOf(number, bytes.length));
    }

    /** Returns the mark that ends the initiator's first padding in the stream. */
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
        return new Arc4(Sha1.of(salt, keying, infoHash.bytes()));
    }

    /** The ciphers of one side: one for received bytes, one for sent bytes. */
    record Ciphers(Arc4 in, Arc4 out) {}
}
