package org.seedcast.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.seedcast.file.ByteSize;
import org.seedcast.file.Disk;
import org.seedcast.progress.Progress;
import org.seedcast.torrent.ContentHashes;
import org.seedcast.torrent.PieceHasher;
import org.seedcast.torrent.PieceLength;

/**
 * Writes one body to a file and hashes it on the way. The piece length follows from the size, so a body whose size was
 * not announced has to be read once more when it is whole.
 *
 * @param announced its size in bytes, if the origin told
 */
record Body(InputStream stream, OptionalLong announced, ByteSize limit) {
    private static final int BUFFER_BYTES = 64 * 1024;

    /**
     * Writes to {@code file} and syncs it.
     *
     * @throws WrongBody when it is not the body that was announced
     * @throws WriteFailed when the disk failed
     * @throws IOException when reading failed
     */
    ContentHashes writeTo(Path file, Disk disk, Progress.Task progress) throws IOException, WrongBody {
        if (announced.isPresent() && announced.getAsLong() > limit.bytes()) {
            throw new WrongBody("it is " + new ByteSize(announced.getAsLong()) + ", larger than the limit of " + limit);
        }
        PieceHasher hasher = new PieceHasher(PieceLength.forContent(announced.orElse(0)));
        long written;
        try (PartFile part = PartFile.create(file, disk)) {
            written = copy(part, hasher, progress);
            check(written);
            part.sync();
        }
        return announced.isPresent() ? hasher.finish() : readAgain(file, written);
    }

    private long copy(PartFile part, PieceHasher hasher, Progress.Task progress) throws IOException, WrongBody {
        byte[] buffer = new byte[BUFFER_BYTES];
        long end = announced.orElse(limit.bytes());
        long written = 0;
        for (int read = fill(buffer); read > 0; read = fill(buffer)) {
            written += read;
            if (written > end) {
                throw new WrongBody("it goes on after " + new ByteSize(end));
            }
            part.write(buffer, read);
            if (announced.isPresent()) {
                hasher.update(buffer, 0, read);
            }
            progress.advance(read);
        }
        return written;
    }

    private int fill(byte[] buffer) throws IOException {
        return stream.readNBytes(buffer, 0, buffer.length);
    }

    private static ContentHashes readAgain(Path file, long length) throws WriteFailed {
        try {
            return PieceHasher.ofFile(file, PieceLength.forContent(length), Progress.NONE);
        } catch (IOException e) {
            throw new WriteFailed(e);
        }
    }

    private void check(long written) throws IOException, WrongBody {
        if (announced.isPresent() && written < announced.getAsLong()) {
            throw new IOException("cut off after " + written + " of " + announced.getAsLong() + " bytes");
        }
        if (written == 0) {
            throw new WrongBody("it is empty");
        }
    }
}
