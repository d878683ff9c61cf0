package org.seedcast.torrent;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The SHA-1 of every piece, in order (BEP 3, {@code pieces}). */
public final class Pieces {
    static final int HASH_BYTES = 20;

    private final byte[] hashes;

    private Pieces(byte[] hashes) {
        this.hashes = hashes;
    }

    /** @param hashes 20 bytes a piece, one after the other */
    public static Pieces of(byte[] hashes) {
        if (hashes.length % HASH_BYTES != 0) {
            throw new IllegalArgumentException("pieces are 20 bytes each, not " + hashes.length + " in all");
        }
        return new Pieces(hashes.clone());
    }

    public int count() {
        return hashes.length / HASH_BYTES;
    }

    /** The SHA-1 of piece {@code index}, counted from 0. */
    public byte[] hash(int index) {
        int start = Math.multiplyExact(index, HASH_BYTES);
        if (index < 0 || start >= hashes.length) {
            throw new IndexOutOfBoundsException("piece " + index + " of " + count());
        }
        return Arrays.copyOfRange(hashes, start, start + HASH_BYTES);
    }

    /** Returns the pieces that differ or are missing in {@code others}, in order. */
    public int[] differences(Pieces others) {
        return IntStream.range(0, count())
                .filter(index -> index >= others.count()
                        || !Arrays.equals(
                                hashes,
                                index * HASH_BYTES,
                                (index + 1) * HASH_BYTES,
                                others.hashes,
                                index * HASH_BYTES,
                                (index + 1) * HASH_BYTES))
                .toArray();
    }

    public byte[] toBytes() {
        return hashes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pieces pieces && Arrays.equals(hashes, pieces.hashes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    @Override
    public String toString() {
        return count() + " pieces";
    }
}
