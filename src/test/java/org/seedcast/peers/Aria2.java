package org.seedcast.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.seedcast.Tools;

/** aria2c as a leecher that finds its peers by the torrent's trackers. */
public final class Aria2 {
    private Aria2() {}

    /** Downloads into {@code directory}; fails the test when that takes longer than {@code limit}. */
    public static void download(Path torrent, Path directory, Duration limit) throws IOException, InterruptedException {
        List<String> command = List.of(
                Tools.require("aria2c").toString(),
                "--no-conf",
                "--dir=" + directory,
                "--seed-time=0",
                "--enable-dht=false",
                "--enable-dht6=false",
                "--bt-enable-lpd=false",
                "--enable-peer-exchange=false",
                "--interface=127.0.0.1",
                "--listen-port=" + OpenTracker.freePort(),
                "--summary-interval=0",
                torrent.toString());
        try (Program aria2 = Program.start(directory, command)) {
            if (!aria2.succeedsWithin(limit)) {
                throw new AssertionError("aria2c did not finish: " + aria2.output());
            }
        }
    }
}
