package org.seedcast.publish.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a JPEG, PNG, GIF or WebP as far as to know its size, and leaves out what a decoder reads without a use for it:
 * comments, texts and metadata of any length. Each byte is looked at once.
 *
 * @param bytes the picture without them; of a GIF its first frame
 * @param width in pixels
 * @param height in pixels
 * @param layered whether a decoder holds all of it at once, whatever part is wanted
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record PictureFile(byte[] bytes, int width, int height, boolean layered) {
    /** Each scan of a progressive JPEG goes over the whole picture; encoders make about ten. */
    private static final int MOST_SCANS = 64;

    private static final Set<String> PNG_CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final int APPLICATION = 0xe0;
    private static final int PROFILE = 0xe2;
    private static final int ADOBE = 0xee;
    private static final int COMMENT = 0xfe;

    /** Empty for what is none of the four. */
    static Optional<PictureFile> of(byte[] source) throws UnfitPicture {
        Reader reader = new Reader(source);
        try {
            if (reader.startsWith(0xff, 0xd8, 0xff)) {
                return Optional.of(reader.jpeg());
            }
            if (reader.startsWith(0x89, 'P', 'N', 'G')) {
                return Optional.of(reader.png());
            }
            return reader.startsWith('G', 'I', 'F', '8') ? Optional.of(reader.gif()) : WebPFile.of(source);
        } catch (IndexOutOfBoundsException e) {
            throw new UnfitPicture("it cannot be read: it ends too early", e);
        }
    }

    private static final class Reader {
        private final byte[] source;
        private final ByteArrayOutputStream kept;
        private int position;
        private int profiles;

        private Reader(byte[] source) {
            this.source = source;
            this.kept = new ByteArrayOutputStream(source.length);
        }

        private boolean startsWith(int... bytes) {
            for (int i = 0; i < bytes.length; i++) {
                if (i >= source.length || at(i) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }

        private PictureFile png() {
            keep(8);
            int width = (int) Math.min(Integer.MAX_VALUE, number(position + 8, 4));
            int height = (int) Math.min(Integer.MAX_VALUE, number(position + 12, 4));
            while (position + 12 <= source.length) {
                long length = Math.min(number(position, 4) + 12, source.length - position);
                String name = new String(source, position + 4, 4, StandardCharsets.ISO_8859_1);
                if (PNG_CHUNKS.contains(name)) {
                    keep((int) length);
                } else {
                    position += (int) length;
                }
                if (name.equals("IEND")) {
                    break;
                }
            }
            return file(width, height, false);
        }

        private PictureFile gif() {
            keep(13 + colours(at(10)));
            while (at(position) == '!') {
                boolean control = at(position + 1) == 0xf9;
                int end = endOfBlocks(position + 2);
                if (control) {
                    keep(end - position);
                }
                position = end;
            }
            int width = (int) little(position + 5);
            int height = (int) little(position + 7);
            int data = position + 10 + colours(at(position + 9));
            keep(endOfBlocks(data + 1) - position);
            kept.write(';');
            return file(width, height, false);
        }

        private static int colours(int flags) {
            return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
        }

        /** Past the sub-blocks, each of which begins with its length; what was cut off ends with the file. */
        private int endOfBlocks(int from) {
            int at = from;
            while (at < source.length && at(at) != 0) {
                at += 1 + at(at);
            }
            return Math.min(at + 1, source.length);
        }

        private PictureFile jpeg() throws UnfitPicture {
            keep(2);
            int width = 0;
            int height = 0;
            boolean progressive = false;
            for (int scans = 0; position + 4 <= source.length && at(position) == 0xff; ) {
                int marker = at(position + 1);
                if (marker == 0xff) {
                    position++; // padding
                    continue;
                }
                if (marker == 0xd9) {
                    break;
                }
                int end = (int) Math.min(source.length, position + 2 + number(position + 2, 2));
                if (isFrame(marker)) {
                    progressive |= marker == 0xc2;
                    height = (int) number(position + 5, 2);
                    width = (int) number(position + 7, 2);
                }
                if (marker == 0xda) {
                    end = endOfScan(end);
                    if (++scans > MOST_SCANS) {
                        throw new UnfitPicture("it has more than " + MOST_SCANS + " scans");
                    }
                }
                segment(marker, end);
            }
            kept.write(0xff);
            kept.write(0xd9);
            return file(width, height, progressive);
        }

        private void segment(int marker, int end) {
            boolean application = marker > APPLICATION && marker < APPLICATION + 16 && marker != ADOBE;
            boolean unused = marker == COMMENT || (application && !isProfile(marker));
            if (unused) {
                position = end;
            } else {
                keep(end - position);
            }
        }

        /** A colour profile, in as many parts as one of a megabyte has. */
        private boolean isProfile(int marker) {
            return marker == PROFILE && profiles++ < 16;
        }

        private static boolean isFrame(int marker) {
            return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        }

        /** At the next marker that is neither an escaped byte nor a restart. */
        private int endOfScan(int from) {
            int at = from;
            while (at + 1 < source.length
                    && !(at(at) == 0xff && at(at + 1) != 0 && (at(at + 1) < 0xd0 || at(at + 1) > 0xd7))) {
                at++;
            }
            return at + 1 < source.length ? at : source.length;
        }

        private PictureFile file(int width, int height, boolean layered) {
            return new PictureFile(kept.toByteArray(), width, height, layered);
        }

        private void keep(int count) {
            int there = Math.min(count, source.length - position);
            kept.write(source, position, there);
            position += there;
        }

        private int at(int index) {
            return source[index] & 0xff;
        }

        private long number(int at, int bytes) {
            long number = 0;
            for (int i = 0; i < bytes; i++) {
                number = number << 8 | at(at + i);
            }
            return number;
        }

        private long little(int at) {
            return at(at) | at(at + 1) << 8;
        }
    }
}
