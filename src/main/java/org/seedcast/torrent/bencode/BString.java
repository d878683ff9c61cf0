package org.seedcast.torrent.bencode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A bencoded string: bytes that are often, but not always, UTF-8 text. Ordered by unsigned bytes, as BEP 3 sorts keys. */
public final class BString implements Bencoded, Comparable<BString> {
    private static final int SHOWN = 60;

    private final byte[] bytes;

    private BString(byte[] bytes) {
        this.bytes = bytes;
    }

    public static BString of(byte[] bytes) {
        return new BString(bytes.clone());
    }

    /** The UTF-8 bytes of {@code text}. */
    public static BString of(String text) {
        return new BString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Takes over {@code bytes} without a copy: the caller never touches them again. */
    static BString owning(byte[] bytes) {
        return new BString(bytes);
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    /** The text, or nothing when the bytes are not UTF-8. */
    public Optional<String> utf8() {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The text for people, such as a tracker's failure reason: bytes that are not UTF-8 become U+FFFD. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The bytes themselves, for this package's readers: not to be changed. */
    public byte[] shared() {
        return bytes;
    }

    @Override
    public int compareTo(BString other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BString string && Arrays.equals(bytes, string.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Short and printable, for messages: the text in quotes, or hex when it is no text or would upset a terminal. */
    @Override
    public String toString() {
        Optional<String> printable = utf8().filter(text -> text.codePoints().noneMatch(BString::unprintable));
        String shown = printable.orElseGet(() -> HexFormat.of().formatHex(bytes));
        String cut = shown.codePointCount(0, shown.length()) <= SHOWN
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, SHOWN)) + "...";
        return printable.isPresent() ? "\"" + cut + "\"" : "0x" + cut;
    }

    private static boolean unprintable(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
