package org.seedcast.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.Packaged;
import org.seedcast.Tools;
import org.seedcast.peers.Download;
import org.seedcast.peers.Libtorrent;
import org.seedcast.peers.NetworkNamespace;

/** The program and a client as they run on a server, and a stranger who downloads from the client. */
@Execution(ExecutionMode.CONCURRENT)
class HandedOverIT {
    private static final String SERVER = "203.0.113.1";
    private static final String STRANGER = "203.0.113.2";
    private static final String ALBUM = "Ein Ålbum";

    private final Path directory;
    private final Path library;
    private final Path album;

    HandedOverIT(@TempDir Path directory) {
        this.directory = directory;
        this.library = directory.resolve("library");
        this.album = directory.resolve("releases").resolve(ALBUM);
    }

    private ClientDaemon daemon(String name) throws Exception {
        Path home = Files.createDirectory(directory.resolve("home"));
        return switch (name) {
            case "transmission" -> new TransmissionDaemon(home);
            case "qbittorrent" -> new QbittorrentDaemon(home);
            case "deluge" -> new DelugeDaemon(home);
            case "rtorrent" -> new RtorrentDaemon(home, false);
            default -> throw new AssertionError(name);
        };
    }

    private static Tools.Result run(NetworkNamespace network, String... arguments) throws Exception {
        List<String> command = network.inside(Packaged.command(List.of(arguments)));
        return Tools.run(Duration.ofSeconds(90), command.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"transmission", "qbittorrent", "deluge", "rtorrent"})
    void aStrangerGetsAllOfItFromTheClientAlone(String name) throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(album);
        Files.write(album.resolve("01 Überfahrt.flac"), new byte[300_000]);
        Files.write(album.resolve("02 leer.txt"), new byte[0]);
        Files.write(album.resolve("03 Danach.flac"), new byte[200_001]);
        try (NetworkNamespace network = NetworkNamespace.with(SERVER, STRANGER);
                ClientDaemon daemon = daemon(name).inside(network)) {
            daemon.start();
            Path login = Files.writeString(
                    directory.resolve("login"),
                    daemon.login().user() + ":" + daemon.login().password() + "\n");

            Tools.Result made = run(
                    network,
                    "torrent",
                    album.toString(),
                    "--library",
                    library.toString(),
                    "--tracker",
                    "http://203.0.113.9:6969/announce",
                    "--hand-to",
                    daemon.target(),
                    "--hand-login",
                    login.toString(),
                    "--json");
            assertThat(made.exitCode()).as(made.output()).isZero();
            assertThat(made.output()).contains("\"event\":\"handed\"", "\"state\":\"seeding\"");
            assertThat(made.output()).doesNotContain(daemon.login().password() + "\"");

            Path torrent;
            try (var torrents = Files.list(library.resolve("site/torrents"))) {
                torrent = torrents.findFirst().orElseThrow();
            }
            Path got = Files.createDirectory(directory.resolve("got"));
            Download download = new Download(network, STRANGER, torrent.toString(), got);
            try (Libtorrent stranger =
                    Libtorrent.start(download, Libtorrent.Encryption.DEFAULT, SERVER, daemon.peerPort())) {
                stranger.complete(Duration.ofSeconds(60));
            }
            assertThat(got.resolve(ALBUM).resolve("03 Danach.flac"))
                    .hasSameBinaryContentAs(album.resolve("03 Danach.flac"));

            Tools.Result right = run(network, "check", library.toString(), "--only", "clients");
            assertThat(right.exitCode()).as(right.output()).isZero();
            assertThat(right.output()).contains("clients").doesNotContain("can write");

            Files.write(album.resolve("01 Überfahrt.flac"), new byte[299_000]);
            Tools.Result changed = run(network, "check", library.toString(), "--only", "clients", "--json");
            assertThat(changed.output()).contains("handed-changed");
            assertThat(changed.exitCode()).isEqualTo(3);
            Tools.Result stopped = run(network, "publish", library.toString());
            assertThat(stopped.exitCode()).as(stopped.output()).isEqualTo(3);
            assertThat(stopped.output()).contains("is not all there");

            Tools.Result retired = run(network, "retire", library.toString(), ALBUM);
            assertThat(retired.exitCode()).as(retired.output()).isZero();
            assertThat(album.resolve("03 Danach.flac")).exists();
            Tools.Result none = run(network, "check", library.toString(), "--only", "clients");
            assertThat(none.exitCode()).as(none.output()).isZero();
            List<String> left = new ArrayList<>(none.output().lines().toList());
            assertThat(left).noneMatch(line -> line.contains("handed"));
        }
    }
}
