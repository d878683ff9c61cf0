package org.seedcast.feed.repair;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.seedcast.file.ByteSize;

/** Reads a whole stream whose length others control. */
public final class BoundedBytes {
    /** An array has no more. */
    private static final long MOST = Integer.MAX_VALUE - 16L;

    /** A file's stream takes memory outside the heap for all that is read at once, and keeps it. */
    private static final int MOST_AT_ONCE = 1 << 20;

    private BoundedBytes() {}

    /** @throws TooLarge after {@code limit} bytes, without reading on */
    public static byte[] read(InputStream in, ByteSize limit) throws IOException {
        int most = (int) Math.min(limit.bytes(), MOST);
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new TooLarge(limit);
        }
        return bytes;
    }

    /**
     * The same in half the memory, if the stream is as long as expected: it goes where it stays at once.
     *
     * @param expected how many bytes there are as far as is known; negative if it is not
     */
    public static byte[] read(InputStream in, ByteSize limit, long expected) throws IOException {
        if (expected > Math.min(limit.bytes(), MOST)) {
            throw new TooLarge(limit);
        }
        if (expected < 0) {
            return read(in, limit);
        }
        byte[] bytes = new byte[(int) expected];
        int length = fill(bytes, in);
        if (length < bytes.length) {
            return Arrays.copyOf(bytes, length);
        }
        int most = (int) Math.min(limit.bytes(), MOST);
        byte[] more = in.readNBytes(most + 1 - length);
        if (length + more.length > most) {
            throw new TooLarge(limit);
        }
        byte[] all = more.length == 0 ? bytes : Arrays.copyOf(bytes, length + more.length);
        System.arraycopy(more, 0, all, length, more.length);
        return all;
    }

    /** Returns the number of bytes read: fewer than there is room for only at the end of the stream. */
    private static int fill(byte[] bytes, InputStream in) throws IOException {
        int length = 0;
        while (length < bytes.length) {
            int count = in.readNBytes(bytes, length, Math.min(MOST_AT_ONCE, bytes.length - length));
            if (count == 0) {
                break;
            }
            length += count;
        }
        return length;
    }
}
