package org.seedcast.seed.bt;

import bt.protocol.Request;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Reads content on threads of its own: a slow disk holds up no socket. Safe for use by several threads. */
final class BlockReads {
    /** More than one seek at a time helps a disk to order them. */
    private static final int THREADS = 4;

    /** Read for a peer at a time; not less than the largest block. */
    static final int BATCH_BYTES = ServedContent.LARGEST_BLOCK_BYTES;

    /** Kept for the next ones. Buffers outside the heap are slow to make. */
    private static final int SPARE_BUFFERS = 64;

    private final ConcurrentLinkedDeque<ByteBuffer> spare = new ConcurrentLinkedDeque<>();
    private final ThreadPoolExecutor threads;

    BlockReads() {
        threads = new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "seed-read");
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
        // After the end nobody waits for a block.
        threads.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    void execute(Runnable task) {
        threads.execute(task);
    }

    /** @param requests {@link #BATCH_BYTES} at most, all inside the content */
    ReadBlocks read(ServedContent content, List<Request> requests) throws IOException {
        ByteBuffer buffer = take();
        try {
            for (int first = 0; first < requests.size(); ) {
                first = readRun(content, requests, first, buffer);
            }
        } catch (IOException e) {
            giveBack(buffer);
            throw e;
        }
        return new ReadBlocks(requests, buffer.flip());
    }

    /** Reads blocks that follow each other in the content at once, as peers mostly ask for them. */
    private static int readRun(ServedContent content, List<Request> requests, int first, ByteBuffer buffer)
            throws IOException {
        long start = content.position(requests.get(first));
        long end = start;
        int next = first;
        while (next < requests.size() && content.position(requests.get(next)) == end) {
            end += requests.get(next).getLength();
            next++;
        }
        buffer.limit(buffer.position() + Math.toIntExact(end - start));
        content.read(start, buffer);
        buffer.limit(buffer.capacity());
        return next;
    }

    private ByteBuffer take() {
        ByteBuffer buffer = spare.pollLast();
        return buffer == null ? ByteBuffer.allocateDirect(BATCH_BYTES) : buffer.clear();
    }

    void giveBack(ByteBuffer buffer) {
        if (spare.size() < SPARE_BUFFERS) {
            spare.addLast(buffer);
        }
    }

    void close() {
        threads.shutdownNow();
    }
}
