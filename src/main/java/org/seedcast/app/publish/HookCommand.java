package org.seedcast.app.publish;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.seedcast.failure.SeedcastException;

/** Runs a program of the operator's, without a shell and with a time limit. */
public final class HookCommand {
    /** Long enough for a program that copies what is new to another machine. */
    public static final Duration LIMIT = Duration.ofHours(1);

    /** A program that writes without end and without a new line is not to fill the memory. */
    private static final int LONGEST_LINE = 4000;

    /** Time in which output of a child process left behind is still read. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final Duration limit;
    private final Consumer<String> output;

    /** @param output told each line that the program writes */
    public HookCommand(Duration limit, Consumer<String> output) {
        this.limit = limit;
        this.output = output;
    }

    /** @throws IOException when it cannot be started, takes too long, or says that it failed */
    void run(List<String> command, Map<String, String> environment, Path directory)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        Thread reader = new Thread(() -> tell(process), "hook");
        reader.setDaemon(true);
        reader.start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("it took longer than " + limit.toSeconds() + " s and was ended");
            }
        } finally {
            if (process.isAlive()) {
                end(process);
            }
        }
        reader.join(LAST_WORDS.toMillis());
        if (process.exitValue() != 0) {
            throw new IOException("it ended with code " + process.exitValue());
        }
    }

    /** Ends its children first: once it is gone they can no longer be found. */
    private static void end(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private void tell(Process process) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int c = lines.read(); c >= 0; c = lines.read()) {
                if (c == '\n' || line.length() == LONGEST_LINE) {
                    tell(line);
                }
                if (c != '\n') {
                    line.append((char) c);
                }
            }
            tell(line);
        } catch (IOException e) {
            output.accept("its output ended: " + SeedcastException.reason(e));
        }
    }

    private void tell(StringBuilder line) {
        if (!line.isEmpty()) {
            output.accept(line.toString());
            line.setLength(0);
        }
    }
}
