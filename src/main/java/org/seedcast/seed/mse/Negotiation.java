package org.seedcast.seed.mse;

import java.nio.ByteBuffer;

/** The verification constant, eight zeros, and what either side says behind it about the encryption. */
final class Negotiation {
    static final int VERIFICATION_BYTES = 8;

    /** Of crypto_provide or crypto_select, and the length of the padding behind it. */
    static final int TERMS_BYTES = Integer.BYTES + Short.BYTES;

    private Negotiation() {}

    /** @param bits crypto_provide or crypto_select */
    static byte[] encrypted(Arc4 cipher, int bits, byte[] padding) {
        ByteBuffer bytes = ByteBuffer.allocate(VERIFICATION_BYTES + TERMS_BYTES + padding.length)
                .putLong(0)
                .putInt(bits)
                .putShort((short) padding.length)
                .put(padding)
                .flip();
        cipher.apply(bytes);
        return bytes.array();
    }
}
