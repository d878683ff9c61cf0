package org.seedcast.seed.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Reads content on threads of its own: a slow disk delays no socket. Safe for use by several threads. */
public final class BlockReads implements AutoCloseable {
    /** More than one seek at a time helps a disk to order them. */
    private static final int THREADS = 4;

    /** Read at a time for a peer; not less than the largest block. */
    public static final int BATCH_BYTES = ServedContent.LARGEST_BLOCK_BYTES;

    /** Read at a time for a peer, however small they are. */
    public static final int BATCH_BLOCKS = 256;

    /** Memory that a batch uses. */
    public static final int BUFFER_BYTES = BATCH_BYTES + BATCH_BLOCKS * ReadBlocks.HEADER_BYTES;

    /** Kept for the next ones. Buffers outside the heap are slow to make. */
    private static final int SPARE_BUFFERS = 64;

    private final ConcurrentLinkedDeque<ByteBuffer> spare = new ConcurrentLinkedDeque<>();
    private final ThreadPoolExecutor threads;

    public BlockReads() {
        threads = new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "seed-read");
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
        // After the end nobody waits for a block.
        threads.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Runs something else that reads from disk. */
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /**
     * Reads on the caller's thread.
     *
     * @param blocks {@link #BATCH_BYTES} and {@link #BATCH_BLOCKS} at most, all inside the content
     * @throws ContentChanged when the content is not what it was
     */
    public ReadBlocks read(ServedContent content, List<Block> blocks) throws IOException {
        ByteBuffer buffer = take();
        try {
            buffer.position(blocks.size() * ReadBlocks.HEADER_BYTES);
            for (int first = 0; first < blocks.size(); ) {
                first = readRun(content, blocks, first, buffer);
            }
        } catch (IOException e) {
            giveBack(buffer);
            throw e;
        }
        return new ReadBlocks(blocks, buffer);
    }

    /** Reads blocks that follow each other in the content at once, as peers mostly ask for them. */
    private static int readRun(ServedContent content, List<Block> blocks, int first, ByteBuffer buffer)
            throws IOException {
        long start = content.position(blocks.get(first));
        long end = start;
        int next = first;
        while (next < blocks.size() && content.position(blocks.get(next)) == end) {
            end += blocks.get(next).length();
            next++;
        }
        buffer.limit(buffer.position() + Math.toIntExact(end - start));
        content.read(start, buffer);
        buffer.limit(buffer.capacity());
        content.requireUnchanged(start, end - start);
        return next;
    }

    private ByteBuffer take() {
        ByteBuffer buffer = spare.pollLast();
        return buffer == null ? ByteBuffer.allocateDirect(BUFFER_BYTES) : buffer.clear();
    }

    /** To be called once, when nothing of it is needed any more. */
    public void giveBack(ReadBlocks blocks) {
        giveBack(blocks.buffer());
    }

    private void giveBack(ByteBuffer buffer) {
        if (spare.size() < SPARE_BUFFERS) {
            spare.addLast(buffer);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
