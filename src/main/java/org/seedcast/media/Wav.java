package org.seedcast.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** WAV files: how long they play, as their tags are rarely any. */
final class Wav {
    private static final int HEADER_BYTES = 12;

    private Wav() {}

    static Tags read(Window file) throws IOException {
        long perSecond = 0;
        for (long at = HEADER_BYTES; at <= file.size() - 8; ) {
            ByteBuffer chunk = file.at(at, 8).order(ByteOrder.LITTLE_ENDIAN);
            long size = chunk.getInt(4) & 0xffffffffL;
            String type = TagReader.ascii(chunk.slice(0, 4));
            if (type.equals("fmt ")) {
                perSecond = file.at(at + 16, 4).order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xffffffffL;
            } else if (type.equals("data")) {
                return Tags.playing(TagText.length(Math.min(size, file.size() - at - 8), perSecond));
            }
            at += 8 + size + (size & 1);
        }
        return Tags.NONE;
    }
}
