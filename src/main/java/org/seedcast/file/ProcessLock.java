package org.seedcast.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A lock between processes that the operating system takes back when its holder dies, so a stale one cannot exist. The
 * file holds the holder's process id, for messages only, and stays behind when the lock is released.
 */
public final class ProcessLock implements AutoCloseable {
    private static final Pattern PID = Pattern.compile("^\\d{1,10}");

    /**
     * The locks of this process, by the identity of their file. The system drops all locks that a process has on a file
     * as soon as it closes any handle of it (fcntl(2)), so a file locked here must not even be opened a second time.
     */
    private static final Map<Object, ProcessLock> HELD = new HashMap<>();

    private final FileChannel channel;

    private ProcessLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock; empty when another process, or another part of this one, holds it. */
    public static Optional<ProcessLock> tryAcquire(Path file) throws IOException {
        synchronized (HELD) {
            if (isHeldHere(file)) {
                return Optional.empty();
            }
            FileChannel channel = open(file);
            try {
                if (channel.tryLock() == null) {
                    channel.close();
                    return Optional.empty();
                }
                return Optional.of(held(file, channel));
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }
    }

    /**
     * Keeps {@code file}, which is there, from being locked by others until it is closed, and writes nothing; several may
     * do so at once. Empty when somebody holds the lock.
     */
    public static Optional<ProcessLock> tryShare(Path file) throws IOException {
        synchronized (HELD) {
            if (isHeldHere(file)) {
                return Optional.empty();
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            try {
                if (channel.tryLock(0, Long.MAX_VALUE, true) == null) {
                    channel.close();
                    return Optional.empty();
                }
                ProcessLock lock = new ProcessLock(channel);
                HELD.put(identity(file), lock);
                return Optional.of(lock);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }
    }

    /** A link is not followed: what it leads to would be cut off. */
    private static FileChannel open(Path file) throws IOException {
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a root is no lock");
        Links.require(directory);
        if (Files.isSymbolicLink(file)) {
            throw new FileSystemException(
                    file.toString(), null, "it is a link, and seedcast does not write through links");
        }
        boolean fresh = !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                Rights.OWNER_FILE);
        try {
            if (fresh) {
                Rights.give(file, Rights.forFileIn(directory));
            }
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static ProcessLock held(Path file, FileChannel channel) throws IOException {
        tell(channel);
        ProcessLock lock = new ProcessLock(channel);
        HELD.put(identity(file), lock);
        return lock;
    }

    /** A full disk takes no number, and keeps nobody from locking: the number only adorns a message. */
    private static void tell(FileChannel channel) {
        byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII);
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(pid), 0);
        } catch (IOException e) {
            return;
        }
    }

    /** Names the holder of the lock, for a message: {@code process 4711}, or {@code another process}. */
    public static String holder(Path file) {
        try {
            if (isHeldHere(file)) {
                return "process " + ProcessHandle.current().pid();
            }
            String pid = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return PID.matcher(pid).matches() ? "process " + pid : "another process";
        } catch (IOException e) {
            // The name of the holder only adorns a message that is right without it.
            return "another process";
        }
    }

    private static boolean isHeldHere(Path file) throws IOException {
        try {
            Object identity = identity(file);
            synchronized (HELD) {
                return HELD.containsKey(identity);
            }
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Device and inode: the same file under whatever path. */
    private static Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            HELD.values().remove(this);
            channel.close();
        }
    }
}
