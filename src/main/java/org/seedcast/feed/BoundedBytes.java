package org.seedcast.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.seedcast.file.ByteSize;

/** Reads a whole stream that others control the length of. */
final class BoundedBytes {
    private BoundedBytes() {}

    /** @throws TooLarge after {@code limit} bytes, without reading on */
    static byte[] read(InputStream in, ByteSize limit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            if (bytes.size() + (long) count > limit.bytes()) {
                throw new TooLarge(limit);
            }
            bytes.write(buffer, 0, count);
        }
        return bytes.toByteArray();
    }
}
