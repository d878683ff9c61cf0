package org.seedcast.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.seedcast.Tools;

/**
 * Transmission. It takes no peers from 127.0.0.0/8, nor from the address it has itself, so it lives in a {@link
 * NetworkNamespace} with an address of its own. Whoever seeds, it asks for nothing in its first ten seconds.
 */
public final class Transmission implements Leecher {
    /** As Transmission's options are called. */
    public enum Encryption {
        /** Its default. */
        PREFERRED("--encryption-preferred"),
        REQUIRED("--encryption-required"),
        TOLERATED("--encryption-tolerated");

        private final String option;

        Encryption(String option) {
            this.option = option;
        }
    }

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String PART = ".part";

    /** For commands; every namespace has all ports to itself. */
    private static final int PORT = 9091;

    /** In its report, once it has all and has looked at it. */
    private static final String COMPLETE = "Percent Done: 100%";

    private final Program program;
    private final Download download;

    private Transmission(Program program, Download download) {
        this.program = program;
        this.download = download;
    }

    public static Transmission start(Download download, Encryption encryption)
            throws IOException, InterruptedException {
        return start(download, encryption, "--no-lpd");
    }

    /** It looks for peers in the same network, too. */
    public static Transmission searching(Download download) throws IOException, InterruptedException {
        return start(download, Encryption.PREFERRED, "--lpd");
    }

    private static Transmission start(Download download, Encryption encryption, String lpd)
            throws IOException, InterruptedException {
        Path home = download.home("transmission");
        List<String> command = List.of(
                Tools.require("transmission-daemon").toString(),
                "--foreground",
                "--config-dir",
                home.toString(),
                "--download-dir",
                download.directory().toString(),
                "--no-incomplete-dir",
                "--no-dht",
                lpd,
                "--no-utp",
                "--no-portmap",
                "--no-auth",
                "--rpc-bind-address",
                "127.0.0.1",
                "--port",
                String.valueOf(PORT),
                "--log-debug",
                download.isIpv6() ? "--bind-address-ipv6" : "--bind-address-ipv4",
                download.address(),
                encryption.option);
        Program program =
                Program.start(home, download.network().inside(command)).listening(PORT);
        Transmission transmission = new Transmission(program, download);
        transmission.add();
        return transmission;
    }

    /** Downloads {@code torrent} into {@code directory}. */
    public static Transmission start(
            NetworkNamespace network, String address, Path torrent, Path directory, Encryption encryption)
            throws IOException, InterruptedException {
        return start(new Download(network, address, torrent.toString(), directory), encryption);
    }

    private void add() throws IOException, InterruptedException {
        Tools.Result result = remote("--add", download.source());
        if (result.exitCode() != 0) {
            close();
            throw new AssertionError(result.output() + program.output());
        }
    }

    private Tools.Result remote(String... arguments) throws IOException, InterruptedException {
        String remote = Tools.require("transmission-remote").toString();
        List<String> command = new ArrayList<>(List.of(remote, "127.0.0.1:" + PORT));
        command.addAll(List.of(arguments));
        return Tools.run(LIMIT, download.network().inside(command).toArray(String[]::new));
    }

    /** Asks it: what its log says of that is another thing in each version. */
    @Override
    public void complete(Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        Tools.Result asked = remote("--torrent", "all", "--info");
        while (!asked.output().contains(COMPLETE)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Transmission did not finish: " + asked.output() + program.output());
            }
            asked = remote("--torrent", "all", "--info");
        }
        await(Duration.ofSeconds(10), () -> !isUnfinished());
    }

    /** It renames a file when it is complete, and not before. */
    public Path completed(Path file, Duration limit) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + PART);
        await(limit, () -> Files.exists(file) && !Files.exists(part));
        return file;
    }

    private boolean isUnfinished() {
        try (Stream<Path> all = Files.walk(download.directory())) {
            return all.anyMatch(file -> file.toString().endsWith(PART));
        } catch (IOException | UncheckedIOException e) {
            return true; // renamed meanwhile
        }
    }

    private void await(Duration limit, BooleanSupplier done) throws IOException {
        if (!Deadline.of(limit).reached(done)) {
            throw new AssertionError("Transmission did not finish: " + program.output());
        }
    }

    /** Version 3 makes none. */
    @Override
    public boolean mayLeaveOutEmptyFiles() {
        return true;
    }

    @Override
    public void close() {
        program.close();
    }
}
