package org.seedcast.seed.mse;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Waits for a mark, or one of several, after a padding of unknown length; nothing else reveals where that ends. */
final class Mark implements Step {
    private final List<Expected> marks;
    /** The last bytes that arrived; the oldest of them stands at {@link #seen}, modulo the length. */
    private final byte[] window;

    private int seen;

    /** A mark and what follows it. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Expected(byte[] mark, Step then) {}

    Mark(byte[] mark, Step then) {
        this(List.of(new Expected(mark, then)));
    }

    /** @param marks all of the same length */
    Mark(List<Expected> marks) {
        this.marks = List.copyOf(marks);
        this.window = new byte[marks.get(0).mark().length];
    }

    @Override
    public Step take(ByteBuffer arrived) throws MseFailure {
        while (arrived.hasRemaining()) {
            window[seen++ % window.length] = arrived.get();
            for (Expected expected : marks) {
                if (seen >= window.length && isFound(expected.mark())) {
                    return expected.then();
                }
            }
            if (seen == Padding.MOST_BYTES + window.length) {
                throw new MseFailure("no mark within " + seen + " bytes");
            }
        }
        return this;
    }

    private boolean isFound(byte[] mark) {
        int oldest = seen % mark.length;
        int older = mark.length - oldest;
        return Arrays.equals(window, oldest, mark.length, mark, 0, older)
                && Arrays.equals(window, 0, oldest, mark, older, mark.length);
    }
}
