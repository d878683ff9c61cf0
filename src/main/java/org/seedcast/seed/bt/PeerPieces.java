package org.seedcast.seed.bt;

import java.io.IOException;
import java.util.BitSet;

/** What a peer has, as it tells. */
final class PeerPieces {
    private final BitSet pieces = new BitSet();
    private final int all;

    PeerPieces(int all) {
        this.all = all;
    }

    void have(byte[] bitfield) throws IOException {
        if (bitfield.length != (all + 7) / 8) {
            throw new IOException("a bitfield of another length");
        }
        for (int piece = 0; piece < all; piece++) {
            pieces.set(piece, (bitfield[piece / 8] & (0x80 >> (piece % 8))) != 0);
        }
    }

    void have(int piece) throws IOException {
        if (piece < 0 || piece >= all) {
            throw new IOException("has a piece that there is not: " + piece);
        }
        pieces.set(piece);
    }

    boolean has(int piece) {
        return pieces.get(piece);
    }

    boolean isComplete() {
        return pieces.cardinality() == all;
    }
}
