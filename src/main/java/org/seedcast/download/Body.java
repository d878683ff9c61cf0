package org.seedcast.download;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
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
        try (Disk.Sink sink = create(file, disk)) {
            written = copy(sink, hasher, progress);
            check(written);
            sync(sink);
        }
        if (announced.isPresent()) {
            return hasher.finish();
        }
        return PieceHasher.ofFile(file, PieceLength.forContent(written), Progress.NONE);
    }

    private long copy(Disk.Sink sink, PieceHasher hasher, Progress.Task progress) throws IOException, WrongBody {
        byte[] buffer = new byte[BUFFER_BYTES];
        long end = announced.orElse(limit.bytes());
        long written = 0;
        for (int read = fill(buffer); read > 0; read = fill(buffer)) {
            written += read;
            if (written > end) {
                throw new WrongBody("it goes on after " + new ByteSize(end));
            }
            write(sink, ByteBuffer.wrap(buffer, 0, read));
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

    private static Disk.Sink create(Path file, Disk disk) throws WriteFailed {
        try {
            return disk.create(file);
        } catch (IOException e) {
            throw new WriteFailed(e);
        }
    }

    private static void write(Disk.Sink sink, ByteBuffer bytes) throws WriteFailed {
        try {
            sink.write(bytes);
        } catch (IOException e) {
            throw new WriteFailed(e);
        }
    }

    private static void sync(Disk.Sink sink) throws WriteFailed {
        try {
            sink.sync();
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
