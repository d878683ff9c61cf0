package org.seedcast.torrent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Objects;
import org.seedcast.file.Sha;
import org.seedcast.progress.Progress;

/**
 * Hashes content as it passes: the SHA-1 of every piece and the SHA-256 of the whole, in one pass. The size of the
 * parts makes no difference. For one thread and one content.
 */
public final class PieceHasher {
    /** Small enough to stay in the processor's cache between the two digests, large enough for their full speed. */
    private static final int BLOCK_BYTES = 64 << 10;

    private final PieceLength pieceLength;
    private final MessageDigest sha1 = Sha.sha1();
    private final MessageDigest sha256 = Sha.sha256();
    private final ByteArrayOutputStream pieces = new ByteArrayOutputStream();
    private int inPiece;
    private long length;
    private boolean finished;

    public PieceHasher(PieceLength pieceLength) {
        this.pieceLength = pieceLength;
    }

    /** Reads all of {@code file} and tells {@code progress} about every block. */
    public static ContentHashes ofFile(Path file, PieceLength pieceLength, Progress progress) throws IOException {
        PieceHasher hasher = new PieceHasher(pieceLength);
        byte[] block = new byte[BLOCK_BYTES];
        String name = String.valueOf(file.getFileName());
        try (InputStream in = Files.newInputStream(file);
                Progress.Task task = progress.begin(name, Files.size(file))) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                hasher.update(block, 0, read);
                task.advance(read);
            }
        }
        return hasher.finish();
    }

    public void update(byte[] bytes, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        requireUnfinished();
        int end = offset + count;
        for (int at = offset; at < end; ) {
            int step = Math.min(Math.min(end - at, BLOCK_BYTES), pieceLength.bytes() - inPiece);
            sha1.update(bytes, at, step);
            sha256.update(bytes, at, step);
            advance(step);
            at += step;
        }
    }

    /** Takes all that remains in {@code bytes}. */
    public void update(ByteBuffer bytes) {
        if (bytes.hasArray()) {
            update(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
            bytes.position(bytes.limit());
            return;
        }
        byte[] block = new byte[Math.min(bytes.remaining(), BLOCK_BYTES)];
        while (bytes.hasRemaining()) {
            int step = Math.min(bytes.remaining(), block.length);
            bytes.get(block, 0, step);
            update(block, 0, step);
        }
    }

    /** Ends the content; nothing can be added afterwards. */
    public ContentHashes finish() {
        requireUnfinished();
        finished = true;
        if (inPiece > 0) {
            pieces.writeBytes(sha1.digest());
        }
        return new ContentHashes(length, pieceLength, Pieces.of(pieces.toByteArray()), Sha256.of(sha256.digest()));
    }

    private void advance(int step) {
        length += step;
        inPiece += step;
        if (inPiece == pieceLength.bytes()) {
            pieces.writeBytes(sha1.digest());
            inPiece = 0;
        }
    }

    private void requireUnfinished() {
        if (finished) {
            throw new IllegalStateException("the content has ended");
        }
    }
}
