package org.seedcast.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A lock between processes that the operating system takes back when its holder dies, so a stale one cannot exist. The
 * file holds the holder's process id, for messages only, and stays behind when the lock is released.
 */
public final class ProcessLock implements AutoCloseable {
    private final FileChannel channel;

    private ProcessLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock; empty when another process, or another part of this one, holds it. */
    public static Optional<ProcessLock> tryAcquire(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean acquired = false;
        try {
            acquired = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Held by this very process: as taken as if another one held it.
            acquired = false;
        } finally {
            if (!acquired) {
                channel.close();
            }
        }
        if (!acquired) {
            return Optional.empty();
        }
        byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(pid), 0);
        return Optional.of(new ProcessLock(channel));
    }

    /** Who holds the lock, for a message: {@code process 4711}, or {@code another process}. */
    public static String holder(Path file) {
        try {
            String pid = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return pid.matches("\\d{1,10}") ? "process " + pid : "another process";
        } catch (IOException e) {
            // The name of the holder only adorns a message that is right without it.
            return "another process";
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
