package org.seedcast.seed.bt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.seedcast.torrent.InfoHash;

/** A way to be a burden. */
enum HostileKind {
    SILENT(true, 16384),
    INTERESTED_AND_SILENT(true, 16384),
    FLIPPING_WITHOUT_READING(false, 16384),
    FLIPPING(true, 16384),
    REQUESTING_WITHOUT_READING(false, 16384),
    GREETING_SLOWLY(true, 1),
    GARBAGE(true, 4096),
    ENCRYPTING_WITHOUT_END(true, 4096),
    FLOODING_METADATA_REQUESTS(true, 16384),
    UNKNOWN_MESSAGES(true, 16384);

    private static final int INTERESTED = 2;
    private static final int NOT_INTERESTED = 3;
    private static final int REQUEST = 6;
    private static final int EXTENDED = 20;
    private static final int UNKNOWN = 99;
    private static final int TIMES = 200;

    private final boolean reads;
    private final int bytesARound;

    HostileKind(boolean reads, int bytesARound) {
        this.reads = reads;
        this.bytesARound = bytesARound;
    }

    boolean reads() {
        return reads;
    }

    int bytesARound() {
        return bytesARound;
    }

    /** What it begins with. */
    ByteBuffer first(InfoHash infoHash) {
        return switch (this) {
            case GARBAGE, ENCRYPTING_WITHOUT_END -> noise(96);
            case INTERESTED_AND_SILENT, REQUESTING_WITHOUT_READING -> joined(handshake(infoHash), message(INTERESTED));
            case FLOODING_METADATA_REQUESTS -> joined(handshake(infoHash), extended(0, "d1:md11:ut_metadatai3eee"));
            default -> handshake(infoHash);
        };
    }

    /** What it goes on with, again and again. */
    ByteBuffer then() {
        return switch (this) {
            case SILENT, INTERESTED_AND_SILENT, GREETING_SLOWLY, ENCRYPTING_WITHOUT_END -> ByteBuffer.allocate(0);
            case FLIPPING_WITHOUT_READING, FLIPPING -> repeated(message(INTERESTED), message(NOT_INTERESTED));
            case REQUESTING_WITHOUT_READING -> repeated(message(REQUEST, 0, 0, 16384), message(REQUEST, 1, 0, 16384));
            case GARBAGE -> noise(4096);
            case FLOODING_METADATA_REQUESTS -> repeated(extended(1, "d8:msg_typei0e5:piecei0ee"));
            case UNKNOWN_MESSAGES -> repeated(message(UNKNOWN), message(UNKNOWN, 1, 2, 3));
        };
    }

    static ByteBuffer handshake(InfoHash infoHash) {
        return ByteBuffer.allocate(68)
                .put((byte) 19)
                .put("BitTorrent protocol".getBytes(StandardCharsets.US_ASCII))
                .putLong(0x100000)
                .put(infoHash.bytes())
                .put("-XX0000-000000000000".getBytes(StandardCharsets.US_ASCII))
                .flip();
    }

    static ByteBuffer message(int type, int... numbers) {
        ByteBuffer message = ByteBuffer.allocate(5 + 4 * numbers.length)
                .putInt(1 + 4 * numbers.length)
                .put((byte) type);
        for (int number : numbers) {
            message.putInt(number);
        }
        return message.flip();
    }

    static ByteBuffer extended(int number, String payload) {
        byte[] bytes = payload.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(6 + bytes.length)
                .putInt(2 + bytes.length)
                .put((byte) EXTENDED)
                .put((byte) number)
                .put(bytes)
                .flip();
    }

    static ByteBuffer repeated(ByteBuffer... messages) {
        ByteBuffer once = joined(messages);
        ByteBuffer all = ByteBuffer.allocate(TIMES * once.remaining());
        for (int time = 0; time < TIMES; time++) {
            all.put(once.duplicate());
        }
        return all.flip();
    }

    private static ByteBuffer joined(ByteBuffer... messages) {
        ByteBuffer all = ByteBuffer.allocate(
                Arrays.stream(messages).mapToInt(ByteBuffer::remaining).sum());
        for (ByteBuffer message : messages) {
            all.put(message.duplicate());
        }
        return all.flip();
    }

    private static ByteBuffer noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random().nextBytes(noise);
        noise[0] = 77;
        return ByteBuffer.wrap(noise);
    }
}
