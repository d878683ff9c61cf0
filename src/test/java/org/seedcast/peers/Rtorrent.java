package org.seedcast.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.seedcast.Tools;

/**
 * rtorrent. It knows one peer at an address and may take itself for it, so a {@link NetworkNamespace} gives it an address
 * of its own; except over IPv6, where it listens on all it has and its connections come from the address they go to.
 */
public final class Rtorrent implements Leecher {
    /** As values of its option protocol.encryption.set. */
    public enum Encryption {
        /** Its default. */
        NONE("none"),
        TRY("allow_incoming,try_outgoing"),
        /** Always the handshake; the other side chooses what follows. */
        REQUIRE("require"),
        RC4("require_RC4");

        private final String value;

        Encryption(String value) {
            this.value = value;
        }
    }

    /** The metadata of a magnet link is a download to it as well, that is why the end of one is told by two names. */
    private static final String CONFIGURATION =
            """
            system.daemon.set = true
            directory.default.set = "%1$s"
            session.path.set = "%2$s"
            network.port_range.set = %3$d-%3$d
            %4$s
            protocol.encryption.set = %5$s
            dht.mode.set = off
            protocol.pex.set = no
            log.open_file = "all", "%2$s/log"
            log.add_output = "debug", "all"
            log.add_output = "tracker_debug", "all"
            log.add_output = "connection_debug", "all"
            method.set_key = event.download.finished, told, "execute.nothrow = touch, (cat, %2$s/finished-, (d.is_meta))"
            load.start = "%6$s"
            """;

    private final Program program;
    private final Path home;

    private Rtorrent(Program program, Path home) {
        this.program = program;
        this.home = home;
    }

    public static Rtorrent start(Download download, Encryption encryption) throws IOException {
        Path home = download.home("rtorrent");
        String bind = download.isIpv6() ? "" : "network.bind_address.set = " + download.address();
        String text = CONFIGURATION.formatted(
                download.directory(), home, OpenTracker.freePort(), bind, encryption.value, download.source());
        Path file = Files.writeString(home.resolve("rtorrent.rc"), text);
        List<String> command = List.of(Tools.require("rtorrent").toString(), "-n", "-o", "import=" + file);
        return new Rtorrent(Program.start(home, download.network().inside(command)), home);
    }

    @Override
    public void complete(Duration limit) throws IOException {
        if (!Deadline.of(limit).reached(() -> Files.exists(home.resolve("finished-0")))) {
            String log = Program.text(home.resolve("log"));
            throw new AssertionError("rtorrent did not finish: " + program.output() + log);
        }
    }

    /** Asked to end it would first tell the tracker and wait. */
    @Override
    public void close() {
        program.kill();
    }
}
