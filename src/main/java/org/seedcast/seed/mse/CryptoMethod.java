package org.seedcast.seed.mse;

/** Protection of the stream that follows the handshake; the handshake itself always uses RC4. */
enum CryptoMethod {
    PLAINTEXT(1),
    RC4(2);

    /** Its bit in crypto_provide and crypto_select. */
    private final int bit;

    CryptoMethod(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
    }

    boolean isIn(int bits) {
        return (bits & bit) != 0;
    }
}
