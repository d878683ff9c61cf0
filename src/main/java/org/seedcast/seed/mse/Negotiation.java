package org.seedcast.seed.mse;

import java.nio.ByteBuffer;

/** The verification constant, eight zeros, and the encryption terms that either side sends after it. */
final class Negotiation {
    static final int VERIFICATION_BYTES = 8;

    /** Length of crypto_provide or crypto_select with the length field of the padding that follows. */
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
