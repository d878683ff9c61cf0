package org.seedcast.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** The boxes of an MP4 file (ISO 14496-12), with the tags that iTunes brought to them. */
final class Mp4 {
    private static final int MOST_TITLE_BYTES = 4096;
    /** moov, udta, meta, ilst. */
    private static final int DEEPEST = 4;

    private final Window file;
    private Tags tags = Tags.NONE;

    private Mp4(Window file) {
        this.file = file;
    }

    static Tags read(Window file) throws IOException {
        Mp4 reader = new Mp4(file);
        reader.boxes(0, file.size(), 0);
        return reader.tags;
    }

    private void boxes(long start, long end, int depth) throws IOException {
        long at = start;
        while (at <= end - 8 && depth <= DEEPEST) {
            ByteBuffer header = file.at(at, 8);
            long size = header.getInt() & 0xffffffffL;
            String type = TagReader.ascii(header);
            int headerBytes = 8;
            if (size == 1) {
                size = file.at(at + 8, 8).getLong();
                headerBytes = 16;
            } else if (size == 0) {
                size = end - at;
            }
            if (size < headerBytes || size > end - at) {
                return;
            }
            box(type, at + headerBytes, at + size, depth + 1);
            at += size;
        }
    }

    private void box(String type, long start, long end, int depth) throws IOException {
        switch (type) {
            case "moov", "udta", "ilst" -> boxes(start, end, depth);
            case "meta" -> boxes(start + 4, end, depth);
            case "mvhd" -> tags = tags.or(Tags.playing(length(start)));
            case "\u00a9nam" -> tags = tags.or(new Tags(title(start, end), none(), none(), Optional.empty()));
            case "trkn" -> tags = tags.or(new Tags(Optional.empty(), none(), number(start), Optional.empty()));
            case "disk" -> tags = tags.or(new Tags(Optional.empty(), number(start), none(), Optional.empty()));
            default -> {}
        }
    }

    private static OptionalInt none() {
        return OptionalInt.empty();
    }

    private Optional<Duration> length(long start) throws IOException {
        boolean wide = file.at(start, 1).get() == 1;
        ByteBuffer times = file.at(start + 4, wide ? 28 : 16);
        return wide
                ? TagText.length(times.getLong(20), times.getInt(16) & 0xffffffffL)
                : TagText.length(times.getInt(12) & 0xffffffffL, times.getInt(8) & 0xffffffffL);
    }

    /** In a box of its own: size, {@code data}, type, locale. */
    private Optional<String> title(long start, long end) throws IOException {
        int bytes = (int) Math.min(end - start - 16, MOST_TITLE_BYTES);
        return TagText.title(StandardCharsets.UTF_8
                .decode(file.at(start + 16, Math.max(0, bytes)))
                .toString());
    }

    private OptionalInt number(long start) throws IOException {
        return TagText.number(file.at(start + 16, 4).getInt() & 0xffff);
    }
}
