package org.seedcast.torrent;

import java.util.HexFormat;

/** Digests written as hexadecimal digits. */
final class Hex {
    private Hex() {}

    static String lowerCase(String hex, int bytes, String what) {
        if (hex.length() != 2 * bytes || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("a " + what + " has " + 2 * bytes + " hexadecimal digits: " + hex);
        }
        return HexFormat.of().formatHex(HexFormat.of().parseHex(hex));
    }
}
