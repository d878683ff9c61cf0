package org.seedcast.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The tag before the audio (ID3v2.2 to 2.4).
 *
 * @param end where it ends; 0 for a file without one
 */
record Id3(Tags tags, long end) {
    private static final Id3 NONE = new Id3(Tags.NONE, 0);
    private static final int HEADER_BYTES = 10;
    /** Pictures may stand before the title. */
    private static final int MOST_BYTES = 2 << 20;

    private static final int UNSYNCHRONISED = 0x80;
    private static final int EXTENDED = 0x40;
    /** A footer of as many bytes as the header follows. */
    private static final int FOOTER = 0x10;

    static Id3 read(Window file) throws IOException {
        if (file.size() < HEADER_BYTES) {
            return NONE;
        }
        ByteBuffer header = file.at(0, HEADER_BYTES);
        if (header.get() != 'I' || header.get() != 'D' || header.get() != '3') {
            return NONE;
        }
        int version = header.get();
        header.get();
        int flags = header.get();
        int size = syncSafe(header.getInt());
        long end = HEADER_BYTES + size + (long) ((flags & FOOTER) == 0 ? 0 : HEADER_BYTES);
        if (version < 2 || version > 4) {
            return new Id3(Tags.NONE, end);
        }
        ByteBuffer body = file.upTo(HEADER_BYTES, Math.min(size, MOST_BYTES));
        if ((flags & UNSYNCHRONISED) != 0) {
            body = synchronised(body);
        }
        if ((flags & EXTENDED) != 0 && version > 2) {
            int extended = body.getInt(0);
            body.position(version == 3 ? extended + 4 : syncSafe(extended));
        }
        return new Id3(frames(body, version), end);
    }

    private static Tags frames(ByteBuffer body, int version) {
        int idBytes = version == 2 ? 3 : 4;
        int headerBytes = version == 2 ? 6 : HEADER_BYTES;
        Tags tags = Tags.NONE;
        while (body.remaining() > headerBytes && body.get(body.position()) != 0) {
            String id = TagReader.ascii(body.slice(body.position(), idBytes));
            body.position(body.position() + idBytes);
            int size = version == 2 ? ((body.getShort() & 0xffff) << 8) | (body.get() & 0xff) : body.getInt();
            size = version == 4 ? syncSafe(size) : size;
            int flags = version == 2 ? 0 : body.getShort();
            if (size < 0 || size > body.remaining()) {
                break;
            }
            // compressed and encrypted ones have flags in the second byte
            if ((flags & 0xff) == 0 && size > 1 && id.startsWith("T")) {
                tags = tags.or(frame(id, text(body.slice(body.position(), Math.min(size, 4096)))));
            }
            body.position(body.position() + size);
        }
        return tags;
    }

    private static Tags frame(String id, String text) {
        Tags none = Tags.NONE;
        return switch (id) {
            case "TIT2", "TT2" -> new Tags(TagText.title(text), none.disc(), none.number(), none.length());
            case "TRCK", "TRK" -> new Tags(none.title(), none.disc(), TagText.number(text), none.length());
            case "TPOS", "TPA" -> new Tags(none.title(), TagText.number(text), none.number(), none.length());
            default -> none;
        };
    }

    private static String text(ByteBuffer frame) {
        Charset charset =
                switch (frame.get()) {
                    case 1 -> StandardCharsets.UTF_16;
                    case 2 -> StandardCharsets.UTF_16BE;
                    case 3 -> StandardCharsets.UTF_8;
                    default -> StandardCharsets.ISO_8859_1;
                };
        return charset.decode(frame).toString();
    }

    /** Takes out the zeros that keep players of old from taking the tag for audio. */
    private static ByteBuffer synchronised(ByteBuffer body) {
        ByteBuffer plain = ByteBuffer.allocate(body.remaining());
        boolean full = false;
        while (body.hasRemaining()) {
            byte next = body.get();
            if (!full || next != 0) {
                plain.put(next);
            }
            full = next == (byte) 0xff;
        }
        return plain.flip();
    }

    /** Seven bits of each byte. */
    private static int syncSafe(int bytes) {
        return (bytes & 0x7f)
                | ((bytes >> 8 & 0x7f) << 7)
                | ((bytes >> 16 & 0x7f) << 14)
                | ((bytes >> 24 & 0x7f) << 21);
    }
}
