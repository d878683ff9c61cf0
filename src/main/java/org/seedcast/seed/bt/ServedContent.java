package org.seedcast.seed.bt;

import bt.protocol.Request;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.seedcast.seed.ContentFile;
import org.seedcast.seed.ContentLayout;

/** The content of one torrent as peers ask for it, and how much they got. Safe for use by several threads. */
final class ServedContent {
    /** Larger blocks are asked for by nobody but attackers (BEP 3: "128 KiB"). */
    static final int LARGEST_BLOCK_BYTES = 128 << 10;

    private final ContentLayout layout;
    private final long[] starts;
    private final int pieceBytes;
    private final FilePool pool;
    private final Consumer<IOException> unreadable;
    private final Lock counting = new ReentrantLock();
    private long uploaded;

    /** @param unreadable hears when content cannot be read; is called on a reading thread */
    ServedContent(ContentLayout layout, int pieceBytes, FilePool pool, Consumer<IOException> unreadable) {
        this.layout = layout;
        this.starts = layout.files().stream().mapToLong(ContentFile::start).toArray();
        this.pieceBytes = pieceBytes;
        this.pool = pool;
        this.unreadable = unreadable;
    }

    ContentLayout layout() {
        return layout;
    }

    long length() {
        return layout.length();
    }

    int pieceBytes() {
        return pieceBytes;
    }

    int pieces() {
        return Math.toIntExact((length() + pieceBytes - 1) / pieceBytes);
    }

    long uploadedBytes() {
        counting.lock();
        try {
            return uploaded;
        } finally {
            counting.unlock();
        }
    }

    /** Whether a request is for bytes that exist, in an amount that is usual. */
    boolean has(int piece, int offset, int count) {
        if (piece < 0 || offset < 0 || count <= 0 || count > LARGEST_BLOCK_BYTES) {
            return false;
        }
        long inPiece = (long) offset + count;
        return inPiece <= pieceBytes && (long) piece * pieceBytes + inPiece <= length();
    }

    /** Where a block that exists begins, from the start of the content. */
    long position(Request request) {
        return (long) request.getPieceIndex() * pieceBytes + request.getOffset();
    }

    /** Held while blocks are sent and counted, so that nobody sees the one without the other. */
    Lock counting() {
        return counting;
    }

    /** To be called with {@link #counting} held. */
    void sent(int bytes) {
        uploaded += bytes;
    }

    /** Somebody was to get what cannot be read. */
    void unreadable(IOException failure) {
        unreadable.accept(failure);
    }

    /** Fills what remains of {@code target}. */
    void read(long position, ByteBuffer target) throws IOException {
        int end = target.limit();
        long at = position;
        for (int index = fileAt(position); target.position() < end; index++) {
            ContentFile file = layout.files().get(index);
            int count = (int) Math.min(end - target.position(), file.end() - at);
            target.limit(target.position() + count);
            readFrom(file, at - file.start(), target);
            target.limit(end);
            at += count;
        }
    }

    private void readFrom(ContentFile file, long position, ByteBuffer target) throws IOException {
        if (file.path().isPresent()) {
            pool.read(file.path().get(), position, target);
        } else {
            while (target.hasRemaining()) {
                target.put((byte) 0);
            }
        }
    }

    /** The last file that starts at or before {@code position}: empty ones before it are passed over. */
    private int fileAt(long position) {
        int index = Arrays.binarySearch(starts, position);
        if (index < 0) {
            return -index - 2;
        }
        while (index + 1 < starts.length && starts[index + 1] == position) {
            index++;
        }
        return index;
    }

    /** Closes what is open, so that a replaced file is not read any more. */
    void forget() {
        layout.files().forEach(file -> file.path().ifPresent(pool::forget));
    }
}
