package org.seedcast.download;

import java.io.InterruptedIOException;

/** Buffers through which a body passes, block by block. */
interface Blocks {
    int BYTES = 64 << 10;

    /** The next one to be filled, of {@link #BYTES} bytes. */
    byte[] next() throws InterruptedIOException;

    /** Takes over {@code block}, of which the first {@code count} bytes are of the body. */
    void take(byte[] block, int count);

    /** Returns blocks that reuse one buffer, for a body that only passes through. */
    static Blocks one() {
        byte[] block = new byte[BYTES];
        return new Blocks() {
            @Override
            public byte[] next() {
                return block;
            }

            @Override
            public void take(byte[] taken, int count) {}
        };
    }
}
