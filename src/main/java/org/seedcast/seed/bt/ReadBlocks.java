package org.seedcast.seed.bt;

import bt.protocol.Piece;
import bt.protocol.Request;
import java.nio.ByteBuffer;
import java.util.List;

/** Blocks of one peer that were read together, in the order in which it asked for them. */
final class ReadBlocks {
    private final List<Request> requests;
    private final ByteBuffer bytes;
    private int next;

    /** @param bytes of all requests, one after the other, from position 0 on */
    ReadBlocks(List<Request> requests, ByteBuffer bytes) {
        this.requests = requests;
        this.bytes = bytes;
    }

    boolean isEmpty() {
        return next == requests.size();
    }

    int nextLength() {
        return requests.get(next).getLength();
    }

    Piece take() {
        Request request = requests.get(next++);
        ByteBuffer block = bytes.slice(bytes.position(), request.getLength());
        bytes.position(bytes.position() + request.getLength());
        return new Piece(request.getPieceIndex(), request.getOffset(), request.getLength(), target -> {
            target.put(block);
            return true;
        });
    }

    ByteBuffer buffer() {
        return bytes;
    }
}
