package org.seedcast.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A text kept in few bytes until it is needed. Show notes of thousands of episodes are in memory at once, and a single
 * dash makes Java use two bytes for each of their characters.
 */
public final class PackedText {
    /** Shorter ones gain little. */
    private static final int SHORT = 256;

    private static final int BUFFER = 4096;

    private final byte[] bytes;
    /** Length of the UTF-8 form, which is kept as it is where packing gains nothing. */
    private final int length;

    private PackedText(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    public static PackedText of(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] packed = plain.length < SHORT ? plain : deflated(plain);
        return new PackedText(packed.length < plain.length ? packed : plain, plain.length);
    }

    /** Bytes of its UTF-8 form. */
    int size() {
        return length;
    }

    /** The text as it was; lone surrogates, which no document can hold, are question marks. */
    public String text() {
        byte[] plain = bytes.length < length ? inflated() : bytes;
        return new String(plain, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PackedText packed && length == packed.length && Arrays.equals(bytes, packed.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text();
    }

    private static byte[] deflated(byte[] plain) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(plain);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(BUFFER);
            byte[] buffer = new byte[BUFFER];
            while (!deflater.finished()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private byte[] inflated() {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes);
            byte[] plain = new byte[length];
            int done = 0;
            while (done < length && !inflater.finished()) {
                done += inflater.inflate(plain, done, length - done);
            }
            return plain;
        } catch (DataFormatException e) {
            throw new IllegalStateException("it was deflated here", e);
        } finally {
            inflater.end();
        }
    }
}
