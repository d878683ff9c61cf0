package org.seedcast.handoff;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.seedcast.Tools;
import org.seedcast.peers.OpenTracker;

/** Debian's transmission-daemon. */
final class TransmissionDaemon extends ClientDaemon {
    private final int port = OpenTracker.freePort();
    private final int peers = OpenTracker.freePort();

    TransmissionDaemon(Path home) throws IOException {
        super(home);
        Files.createDirectories(home.resolve("downloads"));
    }

    @Override
    List<Started> commands(Path home) {
        return List.of(new Started(
                port,
                List.of(
                        Tools.require("transmission-daemon").toString(),
                        "--foreground",
                        "--config-dir",
                        home.toString(),
                        "--download-dir",
                        home.resolve("downloads").toString(),
                        "--no-dht",
                        "--no-lpd",
                        "--no-portmap",
                        "--auth",
                        "--username",
                        "seedcast",
                        "--password",
                        "right",
                        "--rpc-bind-address",
                        "127.0.0.1",
                        "--port",
                        String.valueOf(port),
                        "--peerport",
                        String.valueOf(peers))));
    }

    @Override
    String target() {
        return "transmission:http://127.0.0.1:" + port;
    }

    @Override
    int peerPort() {
        return peers;
    }

    @Override
    Client client(HandLogin login) {
        return new Transmission(new OkHttpClient(), URI.create("http://127.0.0.1:" + port), Optional.of(login));
    }

    @Override
    HandLogin login() {
        return new HandLogin("seedcast", "right");
    }
}
