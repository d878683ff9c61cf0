package org.seedcast.torrent.make;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name of a file byte for byte, as it stands on disk and enters the info-hash: never composed or decomposed (NFC),
 * and right under any locale. {@link Path#toString} is neither if the locale's charset cannot encode the name.
 */
final class RawName implements Comparable<RawName> {
    private final String text;
    /** The bytes; null for an ASCII name, as most are: then the text is enough. */
    private final byte @Nullable [] bytes;

    private RawName(String text, byte @Nullable [] bytes) {
        this.text = text;
        this.bytes = bytes;
    }

    static RawName of(Path file) {
        String text = String.valueOf(file.getFileName());
        if (isAscii(text)) {
            return new RawName(text, null);
        }
        byte[] bytes = fromUri(file);
        return new RawName(new String(bytes, StandardCharsets.UTF_8), bytes);
    }

    /** Every charset a locale can have says ASCII in the same bytes, and turns no others into it. */
    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static byte[] fromUri(Path file) {
        String path = file.toUri().getRawPath();
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return unescaped(trimmed.substring(trimmed.lastIndexOf('/') + 1));
    }

    private static byte[] unescaped(String escaped) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < escaped.length(); i++) {
            if (escaped.charAt(i) == '%') {
                bytes.write(Integer.parseInt(escaped, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(escaped.charAt(i));
            }
        }
        return bytes.toByteArray();
    }

    /** The name, or nothing when it is not UTF-8. */
    Optional<String> utf8() {
        if (bytes == null) {
            return Optional.of(text);
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** For messages and patterns: what is not UTF-8 becomes U+FFFD. */
    String text() {
        return text;
    }

    private byte[] bytes() {
        return bytes == null ? text.getBytes(StandardCharsets.US_ASCII) : bytes;
    }

    /** For people, who want to find it: of a name that is not UTF-8 all that is not ASCII as {@code \\xE9}. */
    String shown() {
        return utf8().orElseGet(() -> {
            StringBuilder shown = new StringBuilder();
            for (byte b : bytes()) {
                shown.append(b >= 0 ? String.valueOf((char) b) : String.format(Locale.ROOT, "\\x%02X", b));
            }
            return shown.toString();
        });
    }

    /** By unsigned bytes, which is also the order of code points; Java's order of strings is not. */
    @Override
    public int compareTo(RawName other) {
        return bytes == null && other.bytes == null
                ? text.compareTo(other.text)
                : Arrays.compareUnsigned(bytes(), other.bytes());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawName name && text.equals(name.text) && Arrays.equals(bytes, name.bytes);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
