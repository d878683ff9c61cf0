package org.seedcast.torrent;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;

/** Writes canonical bencoding (BEP 3): the same value always gives the same bytes. */
public final class BencodeWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private BencodeWriter() {}

    public static byte[] write(Bencoded value) {
        BencodeWriter writer = new BencodeWriter();
        writer.put(value);
        return writer.out.toByteArray();
    }

    /** A dictionary whose values are bencoded already and enter as they are. */
    static byte[] writeEncoded(SortedMap<BString, byte[]> entries) {
        BencodeWriter writer = new BencodeWriter();
        writer.out.write('d');
        for (Map.Entry<BString, byte[]> entry : entries.entrySet()) {
            writer.put(entry.getKey());
            writer.out.writeBytes(entry.getValue());
        }
        writer.out.write('e');
        return writer.out.toByteArray();
    }

    // Recursion is as deep as the value: what was read is bounded by BencodeReader.MAX_DEPTH.
    private void put(Bencoded value) {
        if (value instanceof BInteger integer) {
            text("i" + integer.value() + "e");
        } else if (value instanceof BString string) {
            text(string.length() + ":");
            out.writeBytes(string.shared());
        } else if (value instanceof BList list) {
            out.write('l');
            list.values().forEach(this::put);
            out.write('e');
        } else if (value instanceof BDictionary dictionary) {
            out.write('d');
            dictionary.entries().forEach((key, entry) -> {
                put(key);
                put(entry);
            });
            out.write('e');
        }
    }

    private void text(String ascii) {
        out.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
