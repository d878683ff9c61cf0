package org.seedcast.torrent.bencode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes canonical bencoding (BEP 3): the same value always gives the same bytes. Large values can be written part by part
 * without being built first; whoever does so keeps the keys in order and ends what was begun.
 */
public final class BencodeWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public BencodeWriter() {}

    public static byte[] write(Bencoded value) {
        return new BencodeWriter().value(value).bytes();
    }

    /** A dictionary whose values are bencoded already and enter as they are. */
    public static byte[] writeEncoded(SortedMap<BString, byte[]> entries) {
        BencodeWriter writer = new BencodeWriter().dictionary();
        for (Map.Entry<BString, byte[]> entry : entries.entrySet()) {
            writer.string(entry.getKey().shared());
            writer.out.writeBytes(entry.getValue());
        }
        return writer.end().bytes();
    }

    /** Begins a dictionary: what follows is a key, its value, and so on. */
    public BencodeWriter dictionary() {
        out.write('d');
        return this;
    }

    /** Begins a list. */
    public BencodeWriter list() {
        out.write('l');
        return this;
    }

    /** Ends the dictionary or list that was begun last. */
    public BencodeWriter end() {
        out.write('e');
        return this;
    }

    public BencodeWriter integer(long value) {
        out.write('i');
        number(value);
        out.write('e');
        return this;
    }

    /** The UTF-8 bytes of {@code text}. */
    public BencodeWriter string(String text) {
        return string(text.getBytes(StandardCharsets.UTF_8));
    }

    public BencodeWriter string(byte[] bytes) {
        number(bytes.length);
        out.write(':');
        out.writeBytes(bytes);
        return this;
    }

    // Recursion is as deep as the value: what was read is bounded by BencodeReader.MAX_DEPTH.
    private BencodeWriter value(Bencoded value) {
        if (value instanceof BInteger integer) {
            return integer(integer.value());
        } else if (value instanceof BString string) {
            return string(string.shared());
        } else if (value instanceof BList list) {
            list();
            list.values().forEach(this::value);
        } else if (value instanceof BDictionary dictionary) {
            dictionary();
            dictionary.entries().forEach((key, entry) -> string(key.shared()).value(entry));
        }
        return end();
    }

    private void number(long value) {
        out.writeBytes(Long.toString(value).getBytes(StandardCharsets.US_ASCII));
    }

    public byte[] bytes() {
        return out.toByteArray();
    }
}
