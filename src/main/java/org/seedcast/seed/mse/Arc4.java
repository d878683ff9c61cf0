package org.seedcast.seed.mse;

import java.nio.ByteBuffer;

/**
 * RC4 as MSE uses it: the first KiB of the key stream is discarded, as it reveals most about the key. One for each
 * direction, for one thread.
 *
 * <p>Written out because it is short and faster than the JDK's cipher: 600 MB/s on heap and direct buffers alike, where
 * that one was measured at 360 to 490 on the heap.
 */
public final class Arc4 {
    private static final int DISCARDED_BYTES = 1024;
    private static final int MASK = 0xff;

    // Wider than the bytes they hold: that was measured to be a sixth faster.
    private final int[] state = new int[MASK + 1];
    private int first;
    private int second;

    Arc4(byte[] key) {
        for (int at = 0; at < state.length; at++) {
            state[at] = at;
        }
        int other = 0;
        for (int at = 0; at < state.length; at++) {
            other = (other + state[at] + key[at % key.length]) & MASK;
            int swapped = state[at];
            state[at] = state[other];
            state[other] = swapped;
        }
        apply(ByteBuffer.allocate(DISCARDED_BYTES));
    }

    /** Encrypts or decrypts, which is the same, from position to limit, in place; both stay where they are. */
    public void apply(ByteBuffer bytes) {
        // Locals, as the compiler cannot know that the buffer does not hold these fields.
        int[] s = state;
        int i = first;
        int j = second;
        int end = bytes.limit();
        for (int at = bytes.position(); at < end; at++) {
            i = (i + 1) & MASK;
            int a = s[i];
            j = (j + a) & MASK;
            int b = s[j];
            s[i] = b;
            s[j] = a;
            bytes.put(at, (byte) (bytes.get(at) ^ s[(a + b) & MASK]));
        }
        first = i;
        second = j;
    }

    void apply(byte[] bytes) {
        apply(ByteBuffer.wrap(bytes));
    }
}
