package org.seedcast.feed.repair;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Maps the name of an encoding to the one that it means in practice. */
final class CharsetName {
    /** Encodings whose users write the larger one that contains it (WHATWG Encoding §4.2). */
    private static final Map<String, String> MEANT = Map.of(
            "iso-8859-1", "windows-1252",
            "us-ascii", "windows-1252",
            "iso-8859-9", "windows-1254",
            "tis-620", "x-windows-874",
            "gb2312", "gb18030",
            "gbk", "gb18030",
            "shift_jis", "windows-31j",
            "euc-kr", "x-windows-949");

    private CharsetName() {}

    /** Returns the charset; empty for an unknown name: then the bytes themselves decide. */
    static Optional<Charset> parse(String name) {
        try {
            String known = Charset.forName(name.strip()).name();
            return Optional.of(Charset.forName(MEANT.getOrDefault(known.toLowerCase(Locale.ROOT), known)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
