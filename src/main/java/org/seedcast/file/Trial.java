package org.seedcast.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * Does to a file what a library that hides the system's errors could not do, and so learns the error. What stands there is
 * not changed.
 */
public final class Trial {
    private static final int BLOCK_BYTES = 64 << 10;
    private static final long MOST_BYTES = 8 << 20;

    private Trial() {}

    /** Opens {@code file} for reading. */
    public static Optional<IOException> reading(Path file) {
        return fault(() -> FileChannel.open(file, StandardOpenOption.READ).close());
    }

    /** Opens {@code file} for writing, and writes another as long beside it for a moment. */
    public static Optional<IOException> writing(Path file) {
        return fault(() -> {
            long length;
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                length = channel.size();
            }
            fill(file.resolveSibling(TemporaryName.of(file)), Math.min(length + BLOCK_BYTES, MOST_BYTES));
        });
    }

    private interface Step {
        void run() throws IOException;
    }

    private static Optional<IOException> fault(Step step) {
        try {
            step.run();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private static void fill(Path other, long bytes) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(other, options, Rights.OWNER_FILE)) {
            for (long at = 0; at < bytes; ) {
                at += channel.write(ByteBuffer.allocate(BLOCK_BYTES), at);
            }
            channel.force(true);
        } finally {
            Files.deleteIfExists(other);
        }
    }
}
