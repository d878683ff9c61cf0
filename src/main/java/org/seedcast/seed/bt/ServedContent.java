package org.seedcast.seed.bt;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
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
    private final LongAdder uploaded = new LongAdder();

    /** @param unreadable hears when content cannot be read; is called on a network thread and must not block */
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
        return uploaded.sum();
    }

    /** Whether a request is for bytes that exist, in an amount that is usual. */
    boolean has(int piece, int offset, int count) {
        if (piece < 0 || offset < 0 || count <= 0 || count > LARGEST_BLOCK_BYTES) {
            return false;
        }
        long inPiece = (long) offset + count;
        return inPiece <= pieceBytes && (long) piece * pieceBytes + inPiece <= length();
    }

    /**
     * Puts a block into {@code target} and counts it as sent.
     *
     * @return false when it cannot be read; {@code target} is then where it was
     */
    boolean send(int piece, int offset, int count, ByteBuffer target) {
        int before = target.position();
        int limit = target.limit();
        try {
            target.limit(before + count);
            read((long) piece * pieceBytes + offset, target);
            uploaded.add(count);
            return true;
        } catch (IOException e) {
            target.position(before);
            unreadable.accept(e);
            return false;
        } finally {
            target.limit(limit);
        }
    }

    private void read(long position, ByteBuffer target) throws IOException {
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
