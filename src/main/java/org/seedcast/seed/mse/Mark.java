package org.seedcast.seed.mse;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A mark that stands behind a padding of unknown length; nothing but the mark tells where that ends. */
final class Mark implements Step {
    private final byte[] mark;
    private final Step then;
    /** The last bytes that arrived; the oldest of them stands at {@link #seen}, modulo the length. */
    private final byte[] window;

    private int seen;

    Mark(byte[] mark, Step then) {
        this.mark = mark;
        this.then = then;
        this.window = new byte[mark.length];
    }

    @Override
    public Step take(ByteBuffer arrived) throws MseFailure {
        while (arrived.hasRemaining()) {
            window[seen++ % mark.length] = arrived.get();
            if (seen >= mark.length && isFound()) {
                return then;
            }
            if (seen == Padding.MOST_BYTES + mark.length) {
                throw new MseFailure("no mark within " + seen + " bytes");
            }
        }
        return this;
    }

    private boolean isFound() {
        int oldest = seen % mark.length;
        int older = mark.length - oldest;
        return Arrays.equals(window, oldest, mark.length, mark, 0, older)
                && Arrays.equals(window, 0, oldest, mark, older, mark.length);
    }
}
