package org.seedcast.seed.bt;

import bt.net.buffer.BufferMutator;
import java.nio.ByteBuffer;

/**
 * Decrypts, but leaves the first bytes alone: those that came with the encryption handshake were decrypted by it already.
 * Without this Bt 1.10 decrypts them twice, and Transmission and rtorrent, which send their handshake there, never get in.
 */
final class PlainPrefixSkipper implements BufferMutator {
    private final BufferMutator decryption;
    private int plain;

    PlainPrefixSkipper(int plainBytes, BufferMutator decryption) {
        this.plain = plainBytes;
        this.decryption = decryption;
    }

    @Override
    public void mutate(ByteBuffer buffer) {
        int skipped = Math.min(plain, buffer.remaining());
        buffer.position(buffer.position() + skipped);
        plain -= skipped;
        if (buffer.hasRemaining()) {
            decryption.mutate(buffer);
        }
    }
}
