package org.seedcast.publish.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a WebP as far as to know its size, and leaves out profiles and metadata of any length. A picture within says its
 * size once more, and a decoder believes that: the larger one counts.
 */
final class WebPFile {
    private static final int HEADER = 12;
    private static final int CHUNK = 8;
    private static final Set<String> PICTURE = Set.of("VP8X", "ALPH", "VP8 ", "VP8L");
    /** The one flag of VP8X that is kept: what the others announce is left out. */
    private static final byte TRANSPARENT = 0x10;

    private final ByteBuffer source;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int width;
    private int height;

    private WebPFile(byte[] source) {
        this.source = ByteBuffer.wrap(source).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Empty for what is none. */
    static Optional<PictureFile> of(byte[] source) throws UnfitPicture {
        boolean webP = source.length >= HEADER + CHUNK
                && text(source, 0).equals("RIFF")
                && text(source, 8).equals("WEBP");
        if (!webP) {
            return Optional.empty();
        }
        try {
            return Optional.of(new WebPFile(source).read());
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new UnfitPicture("it cannot be read: it ends too early", e);
        }
    }

    private static String text(byte[] source, int at) {
        return new String(source, at, 4, StandardCharsets.ISO_8859_1);
    }

    private PictureFile read() throws UnfitPicture {
        int position = HEADER;
        while (position + CHUNK <= source.capacity()) {
            String name = text(source.array(), position);
            int length = source.getInt(position + 4);
            int next = position + CHUNK + length + (length & 1);
            if (name.equals("ANIM") || name.equals("ANMF")) {
                throw new UnfitPicture("it moves");
            }
            if (length < 0 || next < position) {
                throw new IllegalArgumentException("a chunk of no length");
            }
            if (PICTURE.contains(name)) {
                measure(name, position + CHUNK);
                keep(name, position + CHUNK, length);
            }
            position = next;
        }
        if (width == 0 || height == 0) {
            throw new UnfitPicture("it cannot be read: it holds no picture");
        }
        byte[] chunks = kept.toByteArray();
        ByteBuffer file = ByteBuffer.allocate(HEADER + chunks.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.ISO_8859_1)).putInt(4 + chunks.length);
        file.put("WEBP".getBytes(StandardCharsets.ISO_8859_1)).put(chunks);
        return new PictureFile(file.array(), width, height, true);
    }

    private void measure(String name, int at) {
        switch (name) {
            case "VP8X" -> size(1 + (source.getInt(at + 4) & 0xffffff), 1 + (source.getInt(at + 6) >>> 8));
            case "VP8 " -> size(source.getShort(at + 6) & 0x3fff, source.getShort(at + 8) & 0x3fff);
            case "VP8L" -> {
                int bits = source.getInt(at + 1);
                size(1 + (bits & 0x3fff), 1 + (bits >>> 14 & 0x3fff));
            }
            default -> size(0, 0);
        }
    }

    private void size(int width, int height) {
        this.width = Math.max(this.width, width);
        this.height = Math.max(this.height, height);
    }

    /** Keeps a chunk; one that was cut off ends with the file. */
    private void keep(String name, int at, int length) {
        int there = Math.min(length, source.capacity() - at);
        byte[] content = new byte[there + (there & 1)];
        source.get(at, content, 0, there);
        if (name.equals("VP8X") && there > 0) {
            content[0] &= TRANSPARENT;
        }
        ByteBuffer head = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        head.put(name.getBytes(StandardCharsets.ISO_8859_1)).putInt(there);
        kept.writeBytes(head.array());
        kept.writeBytes(content);
    }
}
