package org.seedcast.seed.mse;

import java.math.BigInteger;
import java.util.random.RandomGenerator;

/** Our half of a key agreement: a private key that is used once, and its public key. */
final class DiffieHellman {
    /** Length of a public key and of the secret; shorter numbers are padded with leading zeros. */
    static final int BYTES = 96;

    /** More than 160 bits make nothing safer, says the specification, but every handshake dearer. */
    private static final int PRIVATE_BYTES = 20;

    private static final BigInteger PRIME = new BigInteger(
            "ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74"
                    + "020bbea63b139b22514a08798e3404ddef9519b3cd3a431b302b0a6df25f1437"
                    + "4fe1356d6d51c245e485b576625e7ec6f44c42e9a63a36210000000000090563",
            16);
    private static final BigInteger LARGEST_KEY = PRIME.subtract(BigInteger.TWO);

    private final BigInteger privateKey;

    DiffieHellman(RandomGenerator random) {
        byte[] bytes = new byte[PRIVATE_BYTES];
        random.nextBytes(bytes);
        privateKey = new BigInteger(1, bytes);
    }

    byte[] publicKey() {
        return bytes(BigInteger.TWO.modPow(privateKey, PRIME));
    }

    /** Refuses keys that reveal the secret to anybody: 0, 1 and -1. */
    SharedSecret agree(byte[] theirPublicKey) throws MseFailure {
        BigInteger theirs = new BigInteger(1, theirPublicKey);
        if (theirs.compareTo(BigInteger.TWO) < 0 || theirs.compareTo(LARGEST_KEY) > 0) {
            throw new MseFailure("a public key that hides nothing or is too large");
        }
        return new SharedSecret(bytes(theirs.modPow(privateKey, PRIME)));
    }

    private static byte[] bytes(BigInteger number) {
        byte[] shortest = number.toByteArray();
        byte[] bytes = new byte[BYTES];
        // The shortest form may have a zero too many, for the sign, or lack some.
        int count = Math.min(shortest.length, BYTES);
        System.arraycopy(shortest, shortest.length - count, bytes, BYTES - count, count);
        return bytes;
    }
}
