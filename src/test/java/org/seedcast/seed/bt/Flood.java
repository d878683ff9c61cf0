package org.seedcast.seed.bt;

import static org.seedcast.seed.bt.HostileKind.extended;
import static org.seedcast.seed.bt.HostileKind.message;
import static org.seedcast.seed.bt.HostileKind.repeated;

import java.nio.ByteBuffer;

/** What a single peer can say without end, each in the hope that something is kept of it or answered. */
@SuppressWarnings("ImmutableEnumChecker") // only copies of the buffer are handed out
enum Flood {
    INTEREST(message(2), message(3)),
    INTEREST_AND_REQUESTS(message(2), message(6, 0, 0, 16384), message(3)),
    REQUESTS_WITHOUT_INTEREST(message(6, 0, 0, 16384)),
    LARGE_REQUESTS(message(2), message(6, 0, 0, 16384), message(6, 1, 0, 16384), message(6, 2, 0, 16384)),
    SMALL_REQUESTS(message(2), message(6, 0, 0, 1), message(6, 5, 77, 1), message(6, 9, 333, 1)),
    REQUESTS_AND_CANCELS(message(2), message(6, 0, 0, 16384), message(8, 0, 0, 16384)),
    CANCELS(message(8, 0, 0, 16384)),
    HAVES(message(4, 0), message(4, 1), message(4, 2)),
    KEEP_ALIVES(ByteBuffer.allocate(4)),
    PORTS(ByteBuffer.wrap(new byte[] {0, 0, 0, 3, 9, 4, 5})),
    INTRODUCTIONS(extended(0, "d1:md11:ut_metadatai3eee"), extended(0, "d1:md11:ut_metadatai4eee")),
    LONG_INTRODUCTIONS(extended(0, "d1:v8000:" + "x".repeat(8000) + "e")),
    METADATA(extended(0, "d1:md11:ut_metadatai3eee"), extended(1, "d8:msg_typei0e5:piecei0ee")),
    METADATA_THERE_IS_NOT(extended(0, "d1:md11:ut_metadatai3eee"), extended(1, "d8:msg_typei0e5:piecei99999ee")),
    METADATA_WITHOUT_NUMBER(extended(1, "d8:msg_typei0e5:piecei0ee")),
    FAST_EXTENSION(message(14), message(15), message(13, 1), message(16, 0, 0, 16384), message(17, 1)),
    UNKNOWN(message(99), message(99, 1)),
    LONG_UNKNOWN(message(99, new int[4000]));

    private final ByteBuffer messages;

    Flood(ByteBuffer... messages) {
        this.messages = repeated(messages);
    }

    ByteBuffer messages() {
        return messages.duplicate();
    }
}
