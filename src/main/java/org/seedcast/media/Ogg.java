package org.seedcast.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;

/** Ogg files (RFC 3533) of Vorbis and Opus (RFC 7845). */
final class Ogg {
    private static final int HEADER_BYTES = 27;
    private static final int MOST_PAGES = 64;
    private static final int MOST_COMMENT_BYTES = 1 << 20;
    /** Longer than the longest page, so that the last one begins in it. */
    private static final int END_BYTES = 128 << 10;

    private Ogg() {}

    static Tags read(Window file) throws IOException {
        ByteBuffer first = page(file, 0);
        int serial = first.getInt(14);
        ByteBuffer head = body(file, 0, first);
        String kind = TagReader.ascii(head.slice(0, Math.min(8, head.limit())));
        if (kind.equals("OpusHead")) {
            long before = head.getShort(10) & 0xffff;
            return comments(file, first, 8).or(Tags.playing(length(file, serial, before, 48_000)));
        }
        if (kind.startsWith("\1vorbis")) {
            return comments(file, first, 7).or(Tags.playing(length(file, serial, 0, head.getInt(12) & 0xffffffffL)));
        }
        return Tags.NONE;
    }

    /** Returns the header of a page, with its table of segments. */
    private static ByteBuffer page(Window file, long at) throws IOException {
        ByteBuffer header = file.at(at, HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (!TagReader.ascii(header.slice(0, 4)).equals("OggS")) {
            throw new IOException("no page");
        }
        return file.at(at, HEADER_BYTES + (header.get(26) & 0xff)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer body(Window file, long at, ByteBuffer page) throws IOException {
        return file.at(at + page.limit(), bodyBytes(page)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int bodyBytes(ByteBuffer page) {
        int bytes = 0;
        for (int i = HEADER_BYTES; i < page.limit(); i++) {
            bytes += page.get(i) & 0xff;
        }
        return bytes;
    }

    /** Returns the second packet, which may go over several pages. */
    private static Tags comments(Window file, ByteBuffer first, int markBytes) throws IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        long at = (long) first.limit() + bodyBytes(first);
        for (int i = 0; i < MOST_PAGES && packet.size() < MOST_COMMENT_BYTES; i++) {
            ByteBuffer page = page(file, at);
            ByteBuffer body = body(file, at, page);
            byte[] bytes = new byte[body.remaining()];
            body.get(bytes);
            packet.writeBytes(bytes);
            if (endsPacket(page)) {
                break;
            }
            at += (long) page.limit() + bytes.length;
        }
        ByteBuffer whole = ByteBuffer.wrap(packet.toByteArray());
        return VorbisComments.read(whole.position(Math.min(markBytes, whole.limit())));
    }

    /** A segment that is not full is the last of its packet. */
    private static boolean endsPacket(ByteBuffer page) {
        for (int i = HEADER_BYTES; i < page.limit(); i++) {
            if ((page.get(i) & 0xff) < 255) {
                return true;
            }
        }
        return false;
    }

    /** By the position that the last page of the stream tells. */
    private static Optional<Duration> length(Window file, int serial, long before, long rate) throws IOException {
        long start = Math.max(0, file.size() - END_BYTES);
        ByteBuffer end = file.upTo(start, END_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = end.limit() - HEADER_BYTES; at >= 0; at--) {
            if (end.get(at) == 'O'
                    && TagReader.ascii(end.slice(at, 4)).equals("OggS")
                    && end.getInt(at + 14) == serial
                    && end.getLong(at + 6) > 0) {
                return TagText.length(end.getLong(at + 6) - before, rate);
            }
        }
        return Optional.empty();
    }
}
