package org.seedcast;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Programs of the machine that tests compare with: absent ones skip the test, or fail it when REQUIRE_TOOLS=1. */
public final class Tools {
    private static final Path DEBIAN_PYTHON = Path.of("/usr/bin/python3");

    private static final String NEEDS_IPV6 = "needs IPv6";
    private static final String ROOTS_PATH = ":/usr/local/sbin:/usr/sbin:/sbin";

    private Tools() {}

    /** Finds {@code name} on the PATH, or where Debian keeps what is for root, which is on no other user's PATH. */
    public static Path require(String name) {
        return Arrays.stream((System.getenv().getOrDefault("PATH", "") + ROOTS_PATH).split(":", -1))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> absent(name));
    }

    /** Finds {@code directory}, which scripts/test fetches. */
    public static Path requireDirectory(Path directory, String name) {
        return Files.isDirectory(directory) ? directory : absent(name);
    }

    /** Debian's own Python, which alone sees Debian's libtorrent. */
    public static Path requirePythonLibtorrent() throws IOException, InterruptedException {
        return requirePythonModule("libtorrent", "python3-libtorrent");
    }

    /** Debian's own Python with a module that Debian has for it in {@code debianPackage}. */
    public static Path requirePythonModule(String module, String debianPackage)
            throws IOException, InterruptedException {
        boolean there = Files.isExecutable(DEBIAN_PYTHON)
                && run(Duration.ofSeconds(30), DEBIAN_PYTHON.toString(), "-c", "import " + module)
                                .exitCode()
                        == 0;
        return there ? DEBIAN_PYTHON : absent(debianPackage);
    }

    /** Skips the test for an ordinary user, also with REQUIRE_TOOLS=1: scripts/test looks for these words. */
    public static void requireRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
    }

    /** Skips the test where {@code address} is ::1 and not there, as in many containers; also with REQUIRE_TOOLS=1. */
    public static void requireFamilyOf(String address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address.equals("::1") ? address : "127.0.0.1", 0));
        } catch (IOException e) {
            abort(NEEDS_IPV6);
        }
    }

    /** Skips the test where there is no IPv6 at all: where a network of one's own has none, either. */
    public static void requireIpv6Kernel() {
        assumeTrue(Files.exists(Path.of("/proc/sys/net/ipv6")), NEEDS_IPV6);
    }

    /** Runs {@code command} to its end; a program that takes longer than {@code limit} is killed and fails the test. */
    public static Result run(Duration limit, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("tool", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(
                        String.join(" ", command) + " took longer than " + limit + ": " + text(output));
            }
            return new Result(process.exitValue(), text(output));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Files.deleteIfExists(output);
        }
    }

    private static String text(Path output) throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    }

    private static Path absent(String name) {
        if ("1".equals(System.getenv("REQUIRE_TOOLS"))) {
            throw new AssertionError(name + " is not installed, and REQUIRE_TOOLS=1");
        }
        return abort(name + " is not installed");
    }

    /** @param output standard output and standard error together */
    public record Result(int exitCode, String output) {}
}
