package org.seedcast.seed.mse;

import java.util.random.RandomGenerator;

/** Random bytes of random length, so that no packet of a handshake has a recognisable length. */
final class Padding {
    static final int MOST_BYTES = 512;

    private Padding() {}

    static byte[] random(RandomGenerator random) {
        byte[] padding = new byte[random.nextInt(MOST_BYTES + 1)];
        random.nextBytes(padding);
        return padding;
    }

    /** @param length as a peer states it, of two bytes */
    static int checked(short length) throws MseFailure {
        int bytes = Short.toUnsignedInt(length);
        if (bytes > MOST_BYTES) {
            throw new MseFailure("a padding of " + bytes + " bytes");
        }
        return bytes;
    }
}
