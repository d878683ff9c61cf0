package org.seedcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Ways to have the system fail the packaged program. */
final class Faults {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Faults() {}

    /** Runs it while {@code call} to {@code file}, or to any where that is empty, fails with {@code error}. */
    static Tools.Result strace(String call, String error, String file, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Tools.require("strace").toString(),
                "-f",
                "-qq",
                "-o",
                "/dev/null",
                "-e",
                "trace=" + call,
                "-e",
                "inject=" + call + ":error=" + error));
        if (!file.isEmpty()) {
            command.addAll(List.of("-P", file));
        }
        command.addAll(Packaged.command(List.of(args)));
        return Tools.run(LIMIT, command.toArray(String[]::new));
    }

    /** Runs it in a shell that was set up by {@code before}; {@code redirection} follows the command. */
    static Tools.Result shell(String before, String redirection, String... args)
            throws IOException, InterruptedException {
        return shell(before, redirection, Packaged.command(List.of(args)));
    }

    static Tools.Result shell(String before, String redirection, List<String> program)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", before + "\n\"$@\" " + redirection, "sh"));
        command.addAll(program);
        return Tools.run(LIMIT, command.toArray(String[]::new));
    }

    /** A file system of so many megabytes; for root. */
    record SmallDisk(Path directory) implements AutoCloseable {
        static SmallDisk mount(Path directory, int megabytes) throws IOException, InterruptedException {
            LocalUsers.requireRoot();
            Files.createDirectories(directory);
            run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", directory.toString());
            return new SmallDisk(directory);
        }

        /** Leaves nothing free. */
        void fill() throws IOException, InterruptedException {
            Tools.run(LIMIT, "/bin/dd", "if=/dev/zero", "of=" + directory.resolve("fill"), "bs=4k");
        }

        void makeReadOnly() throws IOException, InterruptedException {
            run("mount", "-o", "remount,ro", directory.toString());
        }

        @Override
        public void close() throws IOException {
            try {
                run("umount", "-l", directory.toString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private static void run(String program, String... args) throws IOException, InterruptedException {
            List<String> command =
                    new ArrayList<>(List.of(Tools.require(program).toString()));
            command.addAll(List.of(args));
            Tools.Result result = Tools.run(LIMIT, command.toArray(String[]::new));
            if (result.exitCode() != 0) {
                throw new AssertionError(result.output());
            }
        }
    }
}
