package org.seedcast.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.seedcast.failure.FileFailed;
import org.seedcast.failure.SeedcastException;

/** Standard output, which remembers the first failure: a writer of text swallows it. Safe for use by several threads. */
final class Outlet extends OutputStream {
    private static final Path NAME = Path.of("standard output");

    private final OutputStream stream;
    private volatile Optional<IOException> failure = Optional.empty();

    Outlet(OutputStream stream) {
        this.stream = stream;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            stream.write(bytes, from, length);
        } catch (IOException e) {
            failure = failure.or(() -> Optional.of(e));
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        stream.flush();
    }

    /** Returns the failure that lost output; empty if the reader closed the pipe, as it wanted no more. */
    Optional<SeedcastException> lost() {
        return failure.filter(fault -> !FileFailed.isOfReader(fault)).map(fault -> FileFailed.writing(NAME, fault));
    }
}
