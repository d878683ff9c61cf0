package org.seedcast.download;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.seedcast.download.origin.WrongBody;
import org.seedcast.failure.OutOfSpace;
import org.seedcast.file.ByteSize;
import org.seedcast.progress.Progress;
import org.seedcast.torrent.ContentHashes;
import org.seedcast.torrent.PieceHasher;
import org.seedcast.torrent.PieceLength;

/**
 * Brings one body to the disk and hashes it on the way. The piece length follows from the size, so a body whose size was
 * not announced has to be read once more when it is whole. For one body and one thread.
 */
final class Transfer {
    /** Most bytes that a power cut can cost; syncing in between also leaves less for the end. */
    private static final long BETWEEN_SYNCS_BYTES = 32 << 20;

    private static final long BETWEEN_LOOKS_BYTES = 8 << 20;

    private final Body body;
    private final Part part;
    private final ByteSize limit;
    private final Space.Claim space;
    private final Progress.Task progress;
    private long written;
    private long synced;
    private @Nullable IOException broken;

    Transfer(Body body, Part part, ByteSize limit, Space.Claim space, Progress.Task progress) {
        this.body = body;
        this.part = part;
        this.limit = limit;
        this.space = space;
        this.progress = progress;
        this.written = body.offset();
        this.synced = written;
    }

    /**
     * Writes the body; when this returns, it is whole and synced. If reading fails, what was written stays if another
     * run can resume it; after any other failure it is discarded.
     *
     * @throws WrongBody when it is not the body that was announced
     * @throws WriteFailed when the disk failed
     * @throws IOException when reading failed
     */
    ContentHashes run() throws IOException, WrongBody, OutOfSpace {
        try {
            return write();
        } catch (IOException e) {
            leave(e);
            throw e;
        } catch (WrongBody | OutOfSpace e) {
            part.discardAfter(e);
            throw e;
        }
    }

    private ContentHashes write() throws IOException, WrongBody, OutOfSpace {
        if (body.total().isEmpty()) {
            write(Blocks.one());
            return part.hashes(written);
        }
        PieceHasher hasher = new PieceHasher(PieceLength.forContent(body.total().getAsLong()));
        if (body.offset() > 0) {
            part.read(body.offset(), hasher, progress);
        }
        try (BackgroundHasher hashing = new BackgroundHasher(hasher)) {
            write(hashing);
            return hashing.finish();
        }
    }

    private void write(Blocks blocks) throws IOException, WrongBody, OutOfSpace {
        try (PartFile file = part.open(body.offset())) {
            byte[] block = blocks.next();
            for (int read = fill(block); read > 0; read = fill(block)) {
                write(file, block, read);
                blocks.take(block, read);
                block = blocks.next();
            }
            check();
            file.sync();
        }
    }

    private void write(PartFile file, byte[] block, int read) throws IOException, WrongBody, OutOfSpace {
        if (written == 0 && broken == null) {
            body.admission().check(block, read);
        }
        if (written + read > body.end(limit)) {
            throw tooLong();
        }
        file.write(block, read);
        took(file, read);
    }

    /** Returns what arrived before the failure; throws on the next call. */
    private int fill(byte[] buffer) throws IOException {
        if (broken != null) {
            throw broken;
        }
        int filled = 0;
        try {
            int read = 0;
            while (read >= 0 && filled < buffer.length) {
                filled += read;
                read = body.stream().read(buffer, filled, buffer.length - filled);
            }
        } catch (IOException e) {
            if (filled == 0) {
                throw e;
            }
            broken = e;
        }
        return filled;
    }

    private void took(PartFile file, int read) throws IOException, OutOfSpace {
        boolean looksDue = written / BETWEEN_LOOKS_BYTES != (written + read) / BETWEEN_LOOKS_BYTES;
        written += read;
        progress.advance(read);
        space.used(read);
        if (looksDue) {
            space.check();
        }
        if (body.saved().isPresent() && written - synced >= BETWEEN_SYNCS_BYTES) {
            file.sync();
            synced = written;
            part.save(body.saved().get().safe(synced));
        }
    }

    private WrongBody tooLong() {
        String message = "it continues after " + new ByteSize(body.end(limit));
        return body.total().isPresent() ? new WrongBody(message) : WrongBody.tooLarge(message);
    }

    private void check() throws IOException, WrongBody {
        if (body.total().isPresent() && written < body.total().getAsLong()) {
            throw new IOException(
                    "it was cut off after " + written + " of " + body.total().getAsLong() + " bytes");
        }
        if (written == 0) {
            throw new WrongBody("it is empty");
        }
        if (body.offset() > 0) {
            part.admit(body.admission());
        }
    }

    /**
     * Keeps what another run can resume. An interruption makes writing fail as well as reading; any other disk failure
     * leaves nothing to resume.
     */
    private void leave(IOException failure) {
        boolean readable =
                !(failure instanceof WriteFailed) || Thread.currentThread().isInterrupted();
        if (readable && written > 0 && body.saved().isPresent()) {
            try {
                part.keep(body.saved().get().safe(written));
                return;
            } catch (WriteFailed e) {
                failure.addSuppressed(e);
            }
        }
        part.discardAfter(failure);
    }
}
