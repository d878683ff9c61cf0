package org.seedcast.download;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.seedcast.file.Disk;

/** A growing file; any failure is the disk's, and has a type that says so. */
final class PartFile implements Closeable {
    private final Disk.Sink sink;

    private PartFile(Disk.Sink sink) {
        this.sink = sink;
    }

    /** Opens {@code file} for writing after its first {@code length} bytes; with 0 it is made when missing. */
    static PartFile open(Path file, long length, Disk disk) throws WriteFailed {
        try {
            return new PartFile(length == 0 ? disk.create(file) : disk.append(file, length));
        } catch (IOException e) {
            throw new WriteFailed(e);
        }
    }

    void write(byte[] bytes, int count) throws WriteFailed {
        try {
            sink.write(ByteBuffer.wrap(bytes, 0, count));
        } catch (IOException e) {
            throw new WriteFailed(e);
        }
    }

    void sync() throws WriteFailed {
        try {
            sink.sync();
        } catch (IOException e) {
            throw new WriteFailed(e);
        }
    }

    /** Closes the file; some file systems report only now that the disk is full. */
    @Override
    public void close() throws WriteFailed {
        try {
            sink.close();
        } catch (IOException e) {
            throw new WriteFailed(e);
        }
    }
}
