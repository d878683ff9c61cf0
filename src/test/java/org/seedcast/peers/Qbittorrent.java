package org.seedcast.peers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.seedcast.Tools;

/** qBittorrent without its windows. Its engine is libtorrent. */
public final class Qbittorrent implements Leecher {
    /** As values of its setting Session\Encryption. */
    public enum Encryption {
        /** Its default. */
        ALLOWED(0),
        FORCED(1);

        private final int value;

        Encryption(int value) {
            this.value = value;
        }
    }

    private static final String UNFINISHED = ".!qB";

    private static final String CONFIGURATION =
            """
            [BitTorrent]
            Session\\AddExtensionToIncompleteFiles=true
            Session\\BTProtocol=TCP
            Session\\DHTEnabled=false
            Session\\DefaultSavePath=%1$s
            Session\\Encryption=%2$d
            Session\\InterfaceAddress=%3$s
            Session\\LSDEnabled=false
            Session\\PeXEnabled=false
            Session\\Port=%4$d

            [LegalNotice]
            Accepted=true

            [Network]
            PortForwardingEnabled=false

            [Preferences]
            Connection\\ResolvePeerCountries=false
            WebUI\\Address=%3$s
            WebUI\\Port=%5$d
            """;

    private final Program program;
    private final Path log;
    private final Path content;

    private Qbittorrent(Program program, Path log, Path content) {
        this.program = program;
        this.log = log;
        this.content = content;
    }

    public static Qbittorrent start(Download download, Encryption encryption) throws IOException {
        Path home = download.home("qbittorrent");
        Path profile = home.resolve("qBittorrent");
        Path settings = Files.createDirectories(profile.resolve("config")).resolve("qBittorrent.conf");
        Path content = download.directory();
        Files.writeString(
                settings,
                CONFIGURATION.formatted(
                        content,
                        encryption.value,
                        download.address(),
                        OpenTracker.freePort(),
                        // without a page of its own it ends, whatever is set
                        OpenTracker.freePort()));
        List<String> command =
                List.of(Tools.require("qbittorrent-nox").toString(), "--profile=" + home, download.source());
        Program program = Program.start(home, download.network().inside(command));
        return new Qbittorrent(program, profile.resolve("data/logs/qbittorrent.log"), content);
    }

    @Override
    public void complete(Duration limit) throws IOException {
        if (!Deadline.of(limit).reached(this::isComplete)) {
            throw new AssertionError("qBittorrent did not finish: " + program.output() + Program.text(log));
        }
    }

    /** It renames a file after the last byte was written. */
    private boolean isComplete() {
        return Program.text(log).contains("download finished") && !isUnfinished(content.toFile());
    }

    private static boolean isUnfinished(File file) {
        File[] inside = file.listFiles();
        return inside == null
                ? file.getName().endsWith(UNFINISHED)
                : Stream.of(inside).anyMatch(Qbittorrent::isUnfinished);
    }

    /** Asked to end it would first tell the tracker and wait. */
    @Override
    public void close() {
        program.kill();
    }
}
