package org.seedcast.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Parts of a file, as few and as small as a reader of tags needs: whoever wants more is reading a file made to be read for ever. */
final class Window {
    private static final int MOST_READS = 4096;
    private static final long MOST_BYTES = 8L << 20;

    private final FileChannel file;
    private final long size;
    private int reads;
    private long bytes;

    Window(FileChannel file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    long size() {
        return size;
    }

    /**
     * Returns exactly {@code length} bytes from {@code offset}.
     *
     * @throws EOFException where they are not all there, or enough was read already
     */
    ByteBuffer at(long offset, int length) throws IOException {
        reads++;
        bytes += length;
        boolean there = offset >= 0 && length >= 0 && offset <= size - length;
        if (!there || reads > MOST_READS || bytes > MOST_BYTES) {
            throw new EOFException();
        }
        ByteBuffer part = ByteBuffer.allocate(length);
        while (part.hasRemaining()) {
            if (file.read(part, offset + part.position()) < 0) {
                throw new EOFException();
            }
        }
        return part.flip();
    }

    /** At most {@code length} bytes from {@code offset}: fewer at the end of the file. */
    ByteBuffer upTo(long offset, int length) throws IOException {
        return at(offset, (int) Math.min(length, Math.max(0, size - offset)));
    }
}
