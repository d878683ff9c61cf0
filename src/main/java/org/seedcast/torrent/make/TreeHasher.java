package org.seedcast.torrent.make;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import org.seedcast.progress.Progress;
import org.seedcast.torrent.PieceLength;
import org.seedcast.torrent.Pieces;

/**
 * Hashes the pieces of local files on several threads, with a result that does not depend on how many. Each takes the
 * next few megabytes from the front of what is left, so a disk is read from the beginning to the end; each holds one
 * block in memory and one file open, however much there is to hash.
 */
final class TreeHasher {
    /** What a thread takes at a time: enough to read on, little enough that all end together. */
    private static final long BATCH_BYTES = 4 << 20;

    /** Stays in the processor's cache between reading and hashing. */
    private static final int BLOCK_BYTES = 64 << 10;

    private static final int HASH_BYTES = 20;

    private final List<SourceFile> files;
    private final long[] ends;
    private final long length;
    private final int pieceBytes;
    private final int batchPieces;
    private final byte[] hashes;
    private final AtomicLong nextPiece = new AtomicLong();
    private volatile boolean failed;

    private TreeHasher(SourceTree tree, PieceLength pieceLength, int threads) {
        this.files = tree.files();
        this.ends = ContentReader.ends(files);
        this.length = tree.length();
        this.pieceBytes = pieceLength.bytes();
        long fair = Math.min(BATCH_BYTES, length / (4L * threads));
        this.batchPieces = (int) Math.max(1, fair / pieceBytes);
        this.hashes = new byte[Math.toIntExact(pieceLength.count(length) * HASH_BYTES)];
    }

    /**
     * Reads all of {@code tree}.
     *
     * @param threads at most; fewer for little content
     * @throws FileChanged when a file is not what it was when the tree was looked through
     */
    static Pieces hash(SourceTree tree, PieceLength pieceLength, int threads, Progress progress)
            throws SeedcastException, InterruptedException {
        TreeHasher hasher = new TreeHasher(tree, pieceLength, threads);
        try (Progress.Task task = progress.begin(tree.name(), hasher.length)) {
            hasher.run(threads, task);
        }
        hasher.requireUnchanged();
        return Pieces.of(hasher.hashes);
    }

    private void run(int threads, Progress.Task task) throws SeedcastException, InterruptedException {
        int batches = hashes.length / HASH_BYTES / batchPieces + 1;
        int useful = Math.min(threads, batches);
        ExecutorService pool = Executors.newFixedThreadPool(useful);
        try {
            List<Callable<Void>> workers = new ArrayList<>();
            for (int i = 0; i < useful; i++) {
                workers.add(() -> work(task));
            }
            for (Future<Void> worker : pool.invokeAll(workers)) {
                result(worker);
            }
        } finally {
            failed = true;
            pool.shutdownNow();
        }
    }

    private static void result(Future<Void> worker) throws SeedcastException, InterruptedException {
        try {
            worker.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SeedcastException failure) {
                throw failure;
            }
            if (e.getCause() instanceof IOException failure) {
                throw new SeedcastException(
                        ExitCode.FAILED, "cannot read " + SeedcastException.reason(failure), null, failure);
            }
            throw new IllegalStateException("hashing failed", e.getCause());
        }
    }

    private Void work(Progress.Task task) throws IOException, SeedcastException {
        MessageDigest sha1 = sha1();
        byte[] block = new byte[Math.min(BLOCK_BYTES, pieceBytes)];
        int pieces = hashes.length / HASH_BYTES;
        try (ContentReader reader = new ContentReader(files, ends)) {
            for (long first = nextPiece.getAndAdd(batchPieces);
                    first < pieces && !failed;
                    first = nextPiece.getAndAdd(batchPieces)) {
                int last = (int) Math.min(first + batchPieces, pieces);
                for (int piece = (int) first; piece < last; piece++) {
                    task.advance(hash(piece, reader, sha1, block));
                }
            }
            return null;
        } catch (IOException | SeedcastException | RuntimeException e) {
            failed = true;
            throw e;
        }
    }

    /** @return bytes of the piece */
    private long hash(int piece, ContentReader reader, MessageDigest sha1, byte[] block)
            throws IOException, SeedcastException {
        long start = (long) piece * pieceBytes;
        long end = Math.min(start + pieceBytes, length);
        for (long at = start; at < end; ) {
            int step = (int) Math.min(block.length, end - at);
            reader.read(at, ByteBuffer.wrap(block, 0, step));
            sha1.update(block, 0, step);
            at += step;
        }
        System.arraycopy(sha1.digest(), 0, hashes, piece * HASH_BYTES, HASH_BYTES);
        return end - start;
    }

    private void requireUnchanged() throws FileChanged {
        List<SourceFile> changed =
                files.stream().filter(file -> !file.isUnchanged()).toList();
        if (!changed.isEmpty()) {
            throw new FileChanged(changed);
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
