package org.seedcast.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** MPEG audio: how long it plays, and the tag of old at its end (ID3v1). */
final class Mpeg {
    /** The audio begins soon after the tag, or is none. */
    private static final int SEARCHED_BYTES = 64 << 10;

    private static final int OLD_TAG_BYTES = 128;

    private Mpeg() {}

    static Tags read(Window file, long start) throws IOException {
        Tags old = oldTag(file);
        ByteBuffer head = file.upTo(start, SEARCHED_BYTES);
        for (int at = 0; at <= head.limit() - 4; at++) {
            Optional<MpegFrame> frame = MpegFrame.of(head.getInt(at));
            if (frame.isPresent() && isFollowed(head, at, frame.get())) {
                return Tags.playing(length(head, at, frame.get(), file.size() - start - at))
                        .or(old);
            }
        }
        return old;
    }

    /** Any two bytes may look like a frame: another one has to follow, or the end. */
    private static boolean isFollowed(ByteBuffer head, int at, MpegFrame frame) {
        int next = at + frame.bytes();
        return next + 4 > head.limit()
                ? at == 0
                : MpegFrame.of(head.getInt(next)).isPresent();
    }

    private static Optional<Duration> length(ByteBuffer head, int at, MpegFrame frame, long bytes) {
        long frames = counted(head, at, frame);
        return frames > 0
                ? TagText.length(frames * frame.samples(), frame.sampleRate())
                : TagText.length(bytes * 8, frame.bitRate());
    }

    /** Returns the number of frames that the first one tells, where it does: those of changing rates do. */
    private static long counted(ByteBuffer head, int at, MpegFrame frame) {
        int xing = at + 4 + frame.sideInfoBytes();
        if (xing + 12 <= head.limit()) {
            String mark = TagReader.ascii(head.slice(xing, 4));
            boolean told = (head.getInt(xing + 4) & 1) != 0;
            if (told && (mark.equals("Xing") || mark.equals("Info"))) {
                return head.getInt(xing + 8) & 0xffffffffL;
            }
        }
        int vbri = at + 36;
        boolean isVbri = vbri + 18 <= head.limit()
                && TagReader.ascii(head.slice(vbri, 4)).equals("VBRI");
        return isVbri ? head.getInt(vbri + 14) & 0xffffffffL : 0;
    }

    private static Tags oldTag(Window file) throws IOException {
        if (file.size() < OLD_TAG_BYTES) {
            return Tags.NONE;
        }
        ByteBuffer tag = file.at(file.size() - OLD_TAG_BYTES, OLD_TAG_BYTES);
        if (!TagReader.ascii(tag.slice(0, 3)).equals("TAG")) {
            return Tags.NONE;
        }
        OptionalInt number = tag.get(125) == 0 ? TagText.number(tag.get(126) & 0xff) : OptionalInt.empty();
        Optional<String> title = TagText.title(TagReader.ascii(tag.slice(3, 30)));
        return new Tags(title, OptionalInt.empty(), number, Optional.empty());
    }
}
