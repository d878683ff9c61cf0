package org.seedcast.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.seedcast.Tools;

/** aria2c. It finds its peers by HTTP trackers only; it ends when it has everything, after three seconds at the earliest. */
public final class Aria2 implements Leecher {
    /** What it asks of connections (MSE). */
    public enum Encryption {
        /** Plain text first, and the handshake where that fails. */
        DEFAULT(false, "plain"),
        /** Always the handshake; the other side chooses what follows. */
        HANDSHAKE(true, "plain"),
        RC4(true, "arc4");

        private final boolean required;
        private final String level;

        Encryption(boolean required, String level) {
            this.required = required;
            this.level = level;
        }
    }

    private final Program program;

    private Aria2(Program program) {
        this.program = program;
    }

    public static Aria2 start(Download download, Encryption encryption) throws IOException {
        List<String> command = List.of(
                Tools.require("aria2c").toString(),
                "--no-conf",
                "--dir=" + download.directory(),
                "--seed-time=0",
                "--enable-dht=false",
                "--enable-dht6=false",
                "--bt-enable-lpd=false",
                "--enable-peer-exchange=false",
                "--interface=" + download.address(),
                "--listen-port=" + OpenTracker.freePort(),
                "--summary-interval=0",
                "--console-log-level=info",
                "--bt-require-crypto=" + encryption.required,
                "--bt-min-crypto-level=" + encryption.level,
                download.source());
        Path home = download.home("aria2");
        return new Aria2(Program.start(home, download.network().inside(command)));
    }

    /** On loopback. */
    public static void download(Path torrent, Path directory, Duration limit) throws IOException, InterruptedException {
        Download download = new Download(Network.LOOPBACK, "127.0.0.1", torrent.toString(), directory);
        try (Aria2 aria2 = start(download, Encryption.DEFAULT)) {
            aria2.complete(limit);
        }
    }

    @Override
    public void complete(Duration limit) throws IOException, InterruptedException {
        if (!program.succeedsWithin(limit)) {
            throw new AssertionError("aria2c did not finish: " + program.output());
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
