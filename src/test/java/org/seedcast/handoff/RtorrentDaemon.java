package org.seedcast.handoff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.seedcast.Tools;
import org.seedcast.peers.OpenTracker;

/** Debian's rtorrent, without its screen. */
final class RtorrentDaemon extends ClientDaemon {
    private final int port = OpenTracker.freePort();
    private final int peers = OpenTracker.freePort();
    private final Optional<Path> socket;

    /** @param unix whether it is called at a socket in its home, in place of a port */
    RtorrentDaemon(Path home, boolean unix) throws IOException {
        super(home);
        this.socket = unix ? Optional.of(home.resolve("rpc.socket")) : Optional.empty();
        Files.createDirectories(home.resolve("session"));
        Files.createDirectories(home.resolve("downloads"));
    }

    @Override
    List<Started> commands(Path home) throws IOException {
        // A lock that a killed one has left would keep the next from starting.
        Files.deleteIfExists(home.resolve("session/rtorrent.lock"));
        if (socket.isPresent()) {
            Files.deleteIfExists(socket.get());
        }
        return List.of(new Started(
                socket.isPresent() ? 0 : port,
                List.of(
                        Tools.require("rtorrent").toString(),
                        "-n",
                        "-o",
                        "system.daemon.set=true",
                        "-o",
                        socket.map(path -> "network.scgi.open_local=" + path)
                                .orElse("network.scgi.open_port=127.0.0.1:" + port),
                        "-o",
                        "network.port_range.set=" + peers + "-" + peers,
                        "-o",
                        "session.path.set=" + home.resolve("session"),
                        "-o",
                        "directory.default.set=" + home.resolve("downloads"),
                        "-o",
                        "dht.mode.set=disable",
                        "-o",
                        "trackers.use_udp.set=no")));
    }

    @Override
    String target() {
        return "rtorrent:" + socket.map(path -> "unix:" + path).orElse("tcp:127.0.0.1:" + port);
    }

    @Override
    int peerPort() {
        return peers;
    }

    @Override
    Client client(HandLogin login) {
        return new RTorrent(socket.map(ScgiPlace::unix).orElseGet(() -> ScgiPlace.loopback(port)));
    }

    @Override
    HandLogin login() {
        return new HandLogin("nobody", "unused");
    }
}
