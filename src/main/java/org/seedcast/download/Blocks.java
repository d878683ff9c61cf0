package org.seedcast.download;

import java.io.InterruptedIOException;

/** Memory in which a body passes by, block after block. */
interface Blocks {
    int BYTES = 64 << 10;

    /** The next one to be filled, of {@link #BYTES} bytes. */
    byte[] next() throws InterruptedIOException;

    /** Takes over {@code block}, of which the first {@code count} bytes are of the body. */
    void take(byte[] block, int count);

    /** Always the same one, for a body of which nobody wants to know more. */
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
