package org.seedcast.download;

import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.seedcast.torrent.ContentHashes;
import org.seedcast.torrent.PieceHasher;

/**
 * Hashes in a thread of its own while another one writes: a large file is complete sooner if the network is faster than
 * the digests. A few blocks of memory go round between the two. For one content.
 */
final class BackgroundHasher implements Blocks, AutoCloseable {
    private static final int BLOCKS = 8;

    private static final class Block {
        private final byte[] bytes;
        private final int count;

        Block(byte[] bytes, int count) {
            this.bytes = bytes;
            this.count = count;
        }
    }

    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(BLOCKS);
    /** Ended by an empty one. */
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS + 1);

    private final CompletableFuture<ContentHashes> hashes = new CompletableFuture<>();
    private final Thread thread;

    /** @param hasher belongs to the new thread from now on; what it has taken already comes before */
    BackgroundHasher(PieceHasher hasher) {
        for (int i = 0; i < BLOCKS; i++) {
            free.add(new byte[BYTES]);
        }
        thread = new Thread(() -> run(hasher), "hashing");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(PieceHasher hasher) {
        try {
            for (Block block = full.take(); block.count > 0; block = full.take()) {
                hasher.update(block.bytes, 0, block.count);
                free.add(block.bytes);
            }
            hashes.complete(hasher.finish());
        } catch (InterruptedException e) {
            // Nobody wants the hashes any more.
            hashes.cancel(false);
        } catch (RuntimeException | Error e) {
            hashes.completeExceptionally(e);
            throw e;
        }
    }

    /** Waits until one has been hashed. */
    @Override
    public byte[] next() throws InterruptedIOException {
        try {
            byte[] block = free.poll(1, TimeUnit.SECONDS);
            while (block == null && !hashes.isDone()) {
                block = free.poll(1, TimeUnit.SECONDS);
            }
            return Objects.requireNonNull(block, "hashing failed");
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    @Override
    public void take(byte[] block, int count) {
        full.add(new Block(block, count));
    }

    /** The hashes of all; waits for the last block. */
    ContentHashes finish() throws InterruptedIOException {
        full.add(new Block(new byte[0], 0));
        try {
            return hashes.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            throw new IllegalStateException("hashing failed", e.getCause());
        }
    }

    private static InterruptedIOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted");
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
