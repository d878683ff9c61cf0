package org.seedcast.torrent;

import java.util.HexFormat;

/**
 * The id of a torrent: the SHA-1 of its bencoded {@code info} (BEP 3).
 *
 * @param hex 40 digits, lower case
 */
public record InfoHash(String hex) implements Comparable<InfoHash> {
    static final int BYTES = 20;

    /** Takes either case. */
    public InfoHash {
        hex = Hex.lowerCase(hex, BYTES, "info-hash");
    }

    public static InfoHash of(byte[] sha1) {
        return new InfoHash(HexFormat.of().formatHex(sha1));
    }

    /** @throws IllegalArgumentException unless {@code hex} is 40 hexadecimal digits of either case */
    public static InfoHash parse(String hex) {
        return new InfoHash(hex);
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public int compareTo(InfoHash other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
