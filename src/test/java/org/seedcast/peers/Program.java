package org.seedcast.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A program that runs beside a test; closing it kills it and its children, and nothing else. */
public final class Program implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final Path log;

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Standard output and error go to a file in {@code directory}, where the program also runs. */
    public static Program start(Path directory, List<String> command) throws IOException {
        Path log = Files.createTempFile(directory, "program", ".log");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(log.toFile())
                .start();
        return new Program(process, log);
    }

    /** Waits until somebody in the program's network listens on the TCP port; fails the test if it ends before. */
    public Program listening(int port) throws IOException {
        return when(() -> listens("tcp", port) || listens("tcp6", port), "listen on port " + port);
    }

    /** Waits until {@code condition} holds; fails the test if the program ends before, or takes very long. */
    public Program when(BooleanSupplier condition, String what) throws IOException {
        Deadline.of(START_LIMIT).reached(() -> condition.getAsBoolean() || !process.isAlive());
        if (!condition.getAsBoolean()) {
            String output = output();
            close();
            throw new AssertionError("did not " + what + ": " + output);
        }
        return this;
    }

    /** Linux lists the sockets of a process's network in hexadecimal, those that listen in state 0A. */
    private boolean listens(String protocol, int port) {
        String local = ":%04X ".formatted(port);
        return text(Path.of("/proc/" + process.pid() + "/net/" + protocol))
                .lines()
                .anyMatch(line -> line.contains(local) && line.contains(":0000 0A "));
    }

    /** Whether a process has ended; in a container whose first process waits for no child it may be listed ever after. */
    public static boolean isGone(long pid) {
        String state = text(Path.of("/proc/" + pid + "/stat")).replaceFirst("(?s).*\\) ", "");
        return state.isEmpty() || state.startsWith("Z") || state.startsWith("X");
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /** @return whether it ended by itself, well, within {@code limit} */
    public boolean succeedsWithin(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
    }

    /** @param name such as {@code INT} */
    public void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("/bin/kill", "-" + name, String.valueOf(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new AssertionError("cannot send SIG" + name);
        }
    }

    /** @return the exit code of a program that ends by itself within {@code limit} */
    public int exitCode(Duration limit) throws InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("did not end within " + limit);
        }
        return process.exitValue();
    }

    /**
     * Sends SIGTERM and waits for the end.
     *
     * @return the exit code
     */
    public int terminate(Duration limit) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("did not end within " + limit + " of SIGTERM");
        }
        return process.exitValue();
    }

    public String output() throws IOException {
        return text(log);
    }

    public boolean says(String words) {
        return text(log).contains(words);
    }

    /** Empty when there is no such file; with what is not UTF-8 replaced, as a program may write what it likes. */
    static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a program that takes its time when asked to end, and has nothing left to do. */
    void kill() {
        process.destroyForcibly();
        close();
    }

    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
