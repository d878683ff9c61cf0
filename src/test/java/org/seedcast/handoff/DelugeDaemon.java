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

/** Debian's deluged, and deluge-web beside it. */
final class DelugeDaemon extends ClientDaemon {
    private static final String CORE =
            """
            {"file": 1, "format": 1}{"daemon_port": %1$d, "listen_ports": [%2$d, %2$d], "random_port": false,
            "dht": false, "lsd": false, "upnp": false, "natpmp": false, "utpex": false, "download_location": "%3$s"}
            """;
    private static final String HOSTS =
            """
            {"file": 3, "format": 1}{"hosts": [["0123456789abcdef", "127.0.0.1", %d, "localclient", "secret"]]}
            """;

    private final int port = OpenTracker.freePort();
    private final int peers = OpenTracker.freePort();
    private final int web = OpenTracker.freePort();

    DelugeDaemon(Path home) throws IOException {
        super(home);
        Path downloads = Files.createDirectories(home.resolve("downloads"));
        Files.writeString(home.resolve("auth"), "localclient:secret:10\n");
        Files.writeString(home.resolve("core.conf"), CORE.formatted(port, peers, downloads));
        Files.writeString(home.resolve("hostlist.conf"), HOSTS.formatted(port));
    }

    @Override
    List<Started> commands(Path home) {
        String daemon = Tools.require("deluged").toString();
        String page = Tools.require("deluge-web").toString();
        return List.of(
                new Started(port, List.of(daemon, "-d", "-c", home.toString(), "-p", String.valueOf(port))),
                new Started(
                        web, List.of(page, "-d", "-c", home.toString(), "-i", "127.0.0.1", "-p", String.valueOf(web))));
    }

    @Override
    String target() {
        return "deluge:http://127.0.0.1:" + web;
    }

    @Override
    int peerPort() {
        return peers;
    }

    @Override
    Client client(HandLogin login) {
        return new Deluge(new OkHttpClient(), URI.create("http://127.0.0.1:" + web), Optional.of(login));
    }

    @Override
    HandLogin login() {
        return new HandLogin("", "deluge");
    }
}
