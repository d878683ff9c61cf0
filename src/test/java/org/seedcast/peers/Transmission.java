package org.seedcast.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.seedcast.Tools;

/** Transmission as a leecher. It takes no peers from 127.0.0.0/8, so it lives in a {@link NetworkNamespace}. */
public final class Transmission implements AutoCloseable {
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

    private final Program program;

    private Transmission(Program program) {
        this.program = program;
    }

    /**
     * Downloads {@code torrent} into {@code directory}.
     *
     * @param address of its own: it takes no peers from the one it has itself
     */
    public static Transmission start(
            NetworkNamespace network, String address, Path torrent, Path directory, Encryption encryption)
            throws IOException {
        Path watched = Files.createDirectory(directory.resolve("watched"));
        Files.copy(torrent, watched.resolve("it.torrent"));
        List<String> command = List.of(
                Tools.require("transmission-daemon").toString(),
                "--foreground",
                "--config-dir",
                directory.resolve("config").toString(),
                "--watch-dir",
                watched.toString(),
                "--download-dir",
                directory.toString(),
                "--no-incomplete-dir",
                "--no-dht",
                "--no-lpd",
                "--no-utp",
                "--no-portmap",
                "--no-auth",
                "--log-debug",
                "--bind-address-ipv4",
                address,
                encryption.option);
        return new Transmission(Program.start(directory, network.inside(command)));
    }

    /** It renames a file when it is complete, and not before. */
    public Path completed(Path file, Duration limit) throws IOException {
        if (!Deadline.of(limit).reached(() -> Files.exists(file) && !Files.exists(part(file)))) {
            throw new AssertionError("Transmission did not finish: " + program.output());
        }
        return file;
    }

    private static Path part(Path file) {
        return file.resolveSibling(file.getFileName() + ".part");
    }

    @Override
    public void close() {
        program.close();
    }
}
