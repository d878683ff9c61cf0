package org.seedcast.seed.content;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Blocks that were read together, in the order in which they were requested, each ready to be sent as the message that
 * carries it. For one thread at a time.
 */
public final class ReadBlocks {
    /** Length, type, piece and offset (BEP 3). */
    static final int HEADER_BYTES = 13;

    private static final byte PIECE = 7;

    private final List<Block> blocks;
    private final ByteBuffer buffer;
    private int next;
    private int nextBytes;

    /** @param buffer room for the headers, then the bytes of all blocks */
    ReadBlocks(List<Block> blocks, ByteBuffer buffer) {
        this.blocks = blocks;
        this.buffer = buffer;
        this.nextBytes = blocks.size() * HEADER_BYTES;
    }

    public boolean isEmpty() {
        return next == blocks.size();
    }

    /** Reports whether the next message is the last one. */
    public boolean isLast() {
        return next == blocks.size() - 1;
    }

    /** Returns the block that the next message carries. */
    public Block next() {
        return blocks.get(next);
    }

    /** The header of the next message; its block comes with {@link #takeBlock}. */
    public ByteBuffer header() {
        Block block = blocks.get(next);
        ByteBuffer header = buffer.slice(next * HEADER_BYTES, HEADER_BYTES);
        header.putInt(HEADER_BYTES - Integer.BYTES + block.length())
                .put(PIECE)
                .putInt(block.piece())
                .putInt(block.offset());
        return header.flip();
    }

    /** The bytes of the next block, which then is the one before. */
    public ByteBuffer takeBlock() {
        int length = blocks.get(next).length();
        ByteBuffer bytes = buffer.slice(nextBytes, length);
        nextBytes += length;
        next++;
        return bytes;
    }

    ByteBuffer buffer() {
        return buffer;
    }
}
