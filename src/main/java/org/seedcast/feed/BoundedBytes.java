package org.seedcast.feed;

import java.io.IOException;
import java.io.InputStream;
import org.seedcast.file.ByteSize;

/** Reads a whole stream that others control the length of. */
final class BoundedBytes {
    /** An array has no more. */
    private static final long MOST = Integer.MAX_VALUE - 16L;

    private BoundedBytes() {}

    /** @throws TooLarge after {@code limit} bytes, without reading on */
    static byte[] read(InputStream in, ByteSize limit) throws IOException {
        int most = (int) Math.min(limit.bytes(), MOST);
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new TooLarge(limit);
        }
        return bytes;
    }
}
