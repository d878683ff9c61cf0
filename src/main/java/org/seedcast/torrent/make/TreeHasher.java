package org.seedcast.torrent.make;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;
import org.seedcast.file.Sha;
import org.seedcast.progress.Progress;
import org.seedcast.torrent.PieceLength;
import org.seedcast.torrent.Pieces;

/**
 * Hashes the pieces of local files on several threads, with a result that does not depend on their number. Each takes
 * the next few megabytes from the front of the rest, so a disk is read from the beginning to the end; each holds one
 * block in memory and one file open, however much there is to hash.
 */
final class TreeHasher {
    /** Size of a thread's batch: large enough for sequential reads, small enough that all threads end together. */
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
        int batches = hasher.hashes.length / HASH_BYTES / hasher.batchPieces + 1;
        int useful = Math.min(threads, batches);
        ExecutorService pool = Executors.newFixedThreadPool(useful);
        try (Progress.Task task = progress.begin(tree.name(), hasher.length)) {
            long hashed = 0;
            for (long bytes : results(pool, Collections.<Callable<Long>>nCopies(useful, () -> hasher.work(task)))) {
                hashed += bytes;
            }
            if (hashed != hasher.length) {
                throw new IllegalStateException(hashed + " of " + hasher.length + " bytes were hashed");
            }
            hasher.requireUnchanged(useful, pool);
        } finally {
            hasher.failed = true;
            pool.shutdownNow();
        }
        return Pieces.of(hasher.hashes);
    }

    /** Returns the result of each of {@code workers}, once all are done. */
    private static <T> List<T> results(ExecutorService pool, List<Callable<T>> workers)
            throws SeedcastException, InterruptedException {
        List<T> results = new ArrayList<>();
        for (Future<T> worker : pool.invokeAll(workers)) {
            results.add(result(worker));
        }
        return results;
    }

    /** A file that cannot be opened is named by the failure; of one that cannot be read on nobody knows which it is. */
    private static SeedcastException unreadable(IOException failure) {
        return failure instanceof FileSystemException told && told.getFile() != null
                ? FileFailed.reading(Path.of(told.getFile()), failure)
                : new SeedcastException(
                        ExitCode.FAILED,
                        "cannot read the content: " + SeedcastException.reason(failure),
                        null,
                        failure);
    }

    private static <T> T result(Future<T> worker) throws SeedcastException, InterruptedException {
        try {
            return worker.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SeedcastException failure) {
                throw failure;
            }
            if (e.getCause() instanceof IOException failure) {
                throw unreadable(failure);
            }
            throw new IllegalStateException("hashing failed", e.getCause());
        }
    }

    /** @return bytes that were hashed */
    private long work(Progress.Task task) throws IOException, SeedcastException {
        MessageDigest sha1 = Sha.sha1();
        // The digest takes it out in small steps that stay in the nearest cache; an array would be copied whole into.
        ByteBuffer block = ByteBuffer.allocateDirect(Math.min(BLOCK_BYTES, pieceBytes));
        int pieces = hashes.length / HASH_BYTES;
        long hashed = 0;
        try (ContentReader reader = new ContentReader(files, ends)) {
            for (long first = nextPiece.getAndAdd(batchPieces);
                    first < pieces && !failed;
                    first = nextPiece.getAndAdd(batchPieces)) {
                int last = (int) Math.min(first + batchPieces, pieces);
                for (int piece = (int) first; piece < last; piece++) {
                    long bytes = hash(piece, reader, sha1, block);
                    task.advance(bytes);
                    hashed += bytes;
                }
            }
            return hashed;
        } catch (IOException | SeedcastException | RuntimeException e) {
            failed = true;
            throw e;
        }
    }

    /** @return bytes of the piece */
    private long hash(int piece, ContentReader reader, MessageDigest sha1, ByteBuffer block)
            throws IOException, SeedcastException {
        long start = (long) piece * pieceBytes;
        long end = Math.min(start + pieceBytes, length);
        for (long at = start; at < end; ) {
            int step = (int) Math.min(block.capacity(), end - at);
            reader.read(at, block.clear().limit(step));
            sha1.update(block.flip());
            at += step;
        }
        System.arraycopy(sha1.digest(), 0, hashes, piece * HASH_BYTES, HASH_BYTES);
        return end - start;
    }

    private void requireUnchanged(int threads, ExecutorService pool) throws SeedcastException, InterruptedException {
        List<Callable<List<SourceFile>>> parts = new ArrayList<>();
        for (long i = 0; i < threads; i++) {
            int from = (int) (files.size() * i / threads);
            int to = (int) (files.size() * (i + 1) / threads);
            parts.add(() -> changed(files.subList(from, to)));
        }
        List<SourceFile> changed = new ArrayList<>();
        results(pool, parts).forEach(changed::addAll);
        if (!changed.isEmpty()) {
            throw new FileChanged(changed);
        }
    }

    private static List<SourceFile> changed(List<SourceFile> files) {
        List<SourceFile> changed = new ArrayList<>();
        for (SourceFile file : files) {
            if (!file.isUnchanged()) {
                changed.add(file);
            }
        }
        return changed;
    }
}
