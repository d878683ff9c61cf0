package org.seedcast.seed.bt.upload;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.seedcast.seed.bt.wire.Extended;
import org.seedcast.torrent.bencode.BDictionary;
import org.seedcast.torrent.bencode.BInteger;
import org.seedcast.torrent.bencode.BencodeWriter;
import org.seedcast.torrent.bencode.Bencoded;

/** Sends the info dictionary, in parts, to peers that have only a magnet link (BEP 9). */
final class MetadataExchange {
    static final int PART_BYTES = 16 << 10;
    private static final int REQUEST = 0;
    private static final int DATA = 1;
    private static final int REJECT = 2;

    /** A request is about 30 bytes. */
    private static final int MOST_BYTES = 1024;

    private MetadataExchange() {}

    /** Returns the part that is requested; empty if the message is something else. */
    static OptionalInt requested(Extended asked) throws IOException {
        BDictionary message = asked.dictionary(MOST_BYTES);
        OptionalLong piece = message.integer("piece");
        boolean request = message.integer("msg_type").equals(OptionalLong.of(REQUEST));
        return request
                        && piece.isPresent()
                        && piece.getAsLong() >= 0
                        && piece.getAsLong() < Integer.MAX_VALUE / PART_BYTES
                ? OptionalInt.of((int) piece.getAsLong())
                : OptionalInt.empty();
    }

    /** @param bytes of the info dictionary; empty when it is not given out */
    static int parts(OptionalInt bytes) {
        return bytes.isEmpty() ? 0 : (bytes.getAsInt() + PART_BYTES - 1) / PART_BYTES;
    }

    /** @param info the bytes of the info dictionary; empty when they are not to be had */
    static byte[] answer(int part, Optional<byte[]> info) {
        int start = part * PART_BYTES;
        if (info.isEmpty() || start >= info.get().length) {
            return header(Map.of("msg_type", new BInteger(REJECT), "piece", new BInteger(part)));
        }
        byte[] all = info.get();
        byte[] header = header(Map.of(
                "msg_type", new BInteger(DATA), "piece", new BInteger(part), "total_size", new BInteger(all.length)));
        int length = Math.min(PART_BYTES, all.length - start);
        byte[] answer = Arrays.copyOf(header, header.length + length);
        System.arraycopy(all, start, answer, header.length, length);
        return answer;
    }

    private static byte[] header(Map<String, Bencoded> fields) {
        return BencodeWriter.write(BDictionary.of(new TreeMap<>(fields)));
    }
}
