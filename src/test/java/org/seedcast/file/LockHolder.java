package org.seedcast.file;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Another process that holds a lock until it is killed. */
public final class LockHolder implements AutoCloseable {
    private final Process process;

    private LockHolder(Process process) {
        this.process = process;
    }

    /** What the other process does: says with one byte whether it got the lock, and stays. */
    public static void main(String[] arguments) throws IOException {
        try (FileOutputStream answer = new FileOutputStream(FileDescriptor.out)) {
            boolean held = ProcessLock.tryAcquire(Path.of(arguments[0])).isPresent();
            answer.write(held ? 'y' : 'n');
            answer.flush();
            System.in.transferTo(answer); // until the parent dies, which closes the pipe
        }
    }

    /** Starts a process that tries to take the lock. */
    public static LockHolder start(Path lock) throws Exception {
        String classes = location(ProcessLock.class) + ":" + location(LockHolder.class);
        String java = ProcessHandle.current().info().command().orElse("java");
        return new LockHolder(new ProcessBuilder(java, "-cp", classes, LockHolder.class.getName(), lock.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private static Path location(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** Whether it holds the lock; waits for its answer. */
    public boolean holds() throws IOException {
        return process.getInputStream().read() == 'y';
    }

    public long pid() {
        return process.pid();
    }

    /** Kills it as a crash would: it has no chance to clean up. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
