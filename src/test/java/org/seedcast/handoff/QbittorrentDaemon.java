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

/** Debian's qbittorrent-nox. */
final class QbittorrentDaemon extends ClientDaemon {
    private static final String CONFIGURATION =
            """
            [BitTorrent]
            Session\\BTProtocol=TCP
            Session\\DHTEnabled=false
            Session\\DefaultSavePath=%1$s
            Session\\LSDEnabled=false
            Session\\PeXEnabled=false
            Session\\Port=%2$d

            [LegalNotice]
            Accepted=true

            [Network]
            PortForwardingEnabled=false

            [Preferences]
            Connection\\ResolvePeerCountries=false
            WebUI\\Address=127.0.0.1
            WebUI\\Port=%3$d
            """;

    private final int port = OpenTracker.freePort();
    private final int peers = OpenTracker.freePort();

    QbittorrentDaemon(Path home) throws IOException {
        super(home);
        Path settings = Files.createDirectories(home.resolve("qBittorrent/config"));
        Files.writeString(
                settings.resolve("qBittorrent.conf"), CONFIGURATION.formatted(home.resolve("downloads"), peers, port));
    }

    @Override
    List<Started> commands(Path home) {
        return List.of(
                new Started(port, List.of(Tools.require("qbittorrent-nox").toString(), "--profile=" + home)));
    }

    @Override
    String target() {
        return "qbittorrent:http://127.0.0.1:" + port;
    }

    @Override
    int peerPort() {
        return peers;
    }

    @Override
    Client client(HandLogin login) {
        return new QBittorrent(new OkHttpClient(), URI.create("http://127.0.0.1:" + port), Optional.of(login));
    }

    @Override
    HandLogin login() {
        return new HandLogin("admin", "adminadmin");
    }
}
