package org.seedcast.seed.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/** The content of one torrent as peers request it. Safe for use by several threads. */
public final class ServedContent {
    /** Larger blocks are asked for by nobody but attackers (BEP 3: "128 KiB"). */
    public static final int LARGEST_BLOCK_BYTES = 128 << 10;

    private final ContentLayout layout;
    private final ContentStamps stamps;
    private final long[] starts;
    private final int pieceBytes;
    private final FilePool pool;

    /** @param stamps of the files at a time when they were known to be right */
    public ServedContent(ContentLayout layout, ContentStamps stamps, int pieceBytes, FilePool pool) {
        this.layout = layout;
        this.stamps = stamps;
        this.starts = layout.files().stream().mapToLong(ContentFile::start).toArray();
        this.pieceBytes = pieceBytes;
        this.pool = pool;
    }

    /** Reports whether a request is for bytes that exist, in a usual amount. */
    public boolean has(Block block) {
        if (block.piece() < 0 || block.offset() < 0 || block.length() <= 0 || block.length() > LARGEST_BLOCK_BYTES) {
            return false;
        }
        long end = (long) block.offset() + block.length();
        return end <= pieceBytes && (long) block.piece() * pieceBytes + end <= layout.length();
    }

    /** Returns the position of an existing block in the content. */
    long position(Block block) {
        return (long) block.piece() * pieceBytes + block.offset();
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

    /**
     * Fails when a file of this part is not what it was. Asked after reading: what was read before the answer is then as
     * right as the files were when they were stamped.
     */
    void requireUnchanged(long position, long length) throws IOException {
        for (int index = fileAt(position); index < starts.length && starts[index] < position + length; index++) {
            Path path = layout.files().get(index).path().orElse(null);
            if (path != null && !stamps.files().get(index).isStillThatOf(path)) {
                throw new ContentChanged(path);
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
    public void forget() {
        layout.files().forEach(file -> file.path().ifPresent(pool::forget));
    }
}
