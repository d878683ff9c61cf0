package org.seedcast.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
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

    /** For commands; every namespace has all ports to itself. */
    private static final int PORT = 9091;

    private final Program program;

    private Transmission(Program program) {
        this.program = program;
    }

    public static Transmission start(Download download, Encryption encryption)
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
                "--no-lpd",
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
        Transmission transmission = new Transmission(program);
        transmission.add(download);
        return transmission;
    }

    /** Downloads {@code torrent} into {@code directory}. */
    public static Transmission start(
            NetworkNamespace network, String address, Path torrent, Path directory, Encryption encryption)
            throws IOException, InterruptedException {
        return start(new Download(network, address, torrent.toString(), directory), encryption);
    }

    private void add(Download download) throws IOException, InterruptedException {
        String remote = Tools.require("transmission-remote").toString();
        List<String> command = List.of(remote, "127.0.0.1:" + PORT, "--add", download.source());
        Tools.Result result =
                Tools.run(LIMIT, download.network().inside(command).toArray(String[]::new));
        if (result.exitCode() != 0) {
            close();
            throw new AssertionError(result.output() + program.output());
        }
    }

    @Override
    public void complete(Duration limit) throws IOException {
        await(limit, () -> program.says("State changed from \"Incomplete\" to \"Complete\""));
    }

    /** It renames a file when it is complete, and not before. */
    public Path completed(Path file, Duration limit) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        await(limit, () -> Files.exists(file) && !Files.exists(part));
        return file;
    }

    private void await(Duration limit, BooleanSupplier done) throws IOException {
        if (!Deadline.of(limit).reached(done)) {
            throw new AssertionError("Transmission did not finish: " + program.output());
        }
    }

    @Override
    public boolean leavesOutEmptyFiles() {
        return true;
    }

    @Override
    public void close() {
        program.close();
    }
}
