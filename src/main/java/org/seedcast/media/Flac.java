package org.seedcast.media;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The blocks before the audio of a FLAC file (RFC 9639 §8). */
final class Flac {
    private static final int STREAM_INFO = 0;
    private static final int COMMENTS = 4;
    private static final int MOST_COMMENT_BYTES = 1 << 20;

    private Flac() {}

    /** @param start of its mark */
    static Tags read(Window file, long start) throws IOException {
        Tags tags = Tags.NONE;
        boolean last = false;
        for (long at = start + 4; !last; ) {
            int header = file.at(at, 4).getInt();
            int length = header & 0xffffff;
            last = header < 0;
            switch (header >>> 24 & 0x7f) {
                case STREAM_INFO -> tags = tags.or(streamInfo(file.at(at + 4, 18)));
                case COMMENTS ->
                    tags = tags.or(VorbisComments.read(file.upTo(at + 4, Math.min(length, MOST_COMMENT_BYTES))));
                default -> {} // pictures, padding and the like
            }
            at += 4L + length;
            last |= at >= file.size();
        }
        return tags;
    }

    private static Tags streamInfo(ByteBuffer block) {
        long packed = block.getLong(10); // 20 bits of rate, 3 of channels, 5 of depth, 36 of samples
        return Tags.playing(TagText.length(packed & 0xfffffffffL, packed >>> 44));
    }
}
