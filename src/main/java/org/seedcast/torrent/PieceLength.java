package org.seedcast.torrent;

import java.math.BigInteger;
import org.seedcast.file.ByteSize;

/**
 * The number of bytes in a piece; the last piece of a torrent may be shorter.
 *
 * @param bytes positive; a power of two in our own torrents, anything in those of others
 */
public record PieceLength(int bytes) {
    private static final int SMALLEST_LOG2 = 14;
    private static final int LARGEST_LOG2 = 24;

    public PieceLength {
        if (bytes <= 0) {
            throw new IllegalArgumentException("a piece length is positive, not " + bytes);
        }
    }

    /**
     * The power of two nearest to {@code size} / 1024, within 16 KiB and 16 MiB: 2^k with 2^(k-1/2) &lt;= size/1024 &lt;
     * 2^(k+1/2). It is part of the info-hash, so this rule never changes.
     *
     * @param size of the content, in bytes
     */
    public static PieceLength forContent(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a size cannot be negative: " + size);
        }
        // Squared, the rule has integers on all sides: 2^(2k+19) <= size^2 < 2^(2k+21).
        int squareBits = BigInteger.valueOf(size).pow(2).bitLength();
        int log2 = Math.floorDiv(squareBits - 20, 2);
        return new PieceLength(1 << Math.max(SMALLEST_LOG2, Math.min(LARGEST_LOG2, log2)));
    }

    /**
     * Reads {@code 256KiB} or {@code 1 MiB}: a power of two from 16 KiB to 16 MiB, as every client takes them.
     *
     * @throws IllegalArgumentException with a message for people when the text is none
     */
    public static PieceLength parse(String text) {
        long bytes = ByteSize.parse(text).bytes();
        if (Long.bitCount(bytes) != 1 || bytes < 1L << SMALLEST_LOG2 || bytes > 1L << LARGEST_LOG2) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a piece length; it is a power of two from 16KiB to 16MiB, such as 256KiB");
        }
        return new PieceLength((int) bytes);
    }

    /** Returns the number of pieces that cover {@code size} bytes. */
    public long count(long size) {
        return size / bytes + (size % bytes == 0 ? 0 : 1);
    }
}
