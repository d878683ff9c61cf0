package org.seedcast.torrent;

import java.util.Base64;
import java.util.HexFormat;
import org.seedcast.file.Sha;

/**
 * A SHA-256 digest.
 *
 * @param hex 64 digits, lower case
 */
public record Sha256(String hex) implements Comparable<Sha256> {
    private static final int BYTES = 32;

    /** Takes either case. */
    public Sha256 {
        hex = Hex.lowerCase(hex, BYTES, "SHA-256");
    }

    public static Sha256 of(byte[] digest) {
        return new Sha256(HexFormat.of().formatHex(digest));
    }

    /** Returns the hash of all of {@code content}. */
    public static Sha256 hash(byte[] content) {
        return of(Sha.sha256().digest(content));
    }

    /** @throws IllegalArgumentException unless {@code hex} is 64 hexadecimal digits of either case */
    public static Sha256 parse(String hex) {
        return new Sha256(hex);
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** As {@code podcast:integrity} and browsers want it (W3C Subresource Integrity): {@code sha256-} and base64. */
    public String sri() {
        return "sha256-" + Base64.getEncoder().encodeToString(bytes());
    }

    @Override
    public int compareTo(Sha256 other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
