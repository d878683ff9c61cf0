package org.seedcast.seed.bt.upload;

import java.io.IOException;
import java.util.BitSet;

/** The pieces that a peer announces. */
final class PeerPieces {
    private final BitSet pieces = new BitSet();
    private final int all;
    private int count;

    PeerPieces(int all) {
        this.all = all;
    }

    /** Returns the number of pieces in the torrent. */
    int all() {
        return all;
    }

    /** Returns the number of pieces the peer has. */
    int count() {
        return count;
    }

    /** Replaces the pieces announced before: aria2 sends a bitfield twice. */
    void have(byte[] bitfield) throws IOException {
        if (bitfield.length != (all + 7) / 8) {
            throw new IOException("a bitfield of another length");
        }
        for (int piece = 0; piece < all; piece++) {
            pieces.set(piece, (bitfield[piece / 8] & (0x80 >> (piece % 8))) != 0);
        }
        count = pieces.cardinality();
    }

    void have(int piece) throws IOException {
        if (piece < 0 || piece >= all) {
            throw new IOException("announces a piece that does not exist: " + piece);
        }
        count += pieces.get(piece) ? 0 : 1;
        pieces.set(piece);
    }

    /** In memory. */
    int heldBytes() {
        return pieces.size() / Byte.SIZE;
    }

    boolean has(int piece) {
        return pieces.get(piece);
    }

    boolean isComplete() {
        return count == all;
    }
}
