package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.peers.Deadline;
import org.seedcast.peers.OpenTracker;
import org.seedcast.peers.Program;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Metainfo;

/** What lies in examples/tracker, with Debian's opentracker. */
class TrackerExampleIT {
    private final HttpClient http = HttpClient.newHttpClient();

    private String announce(int port, InfoHash torrent) throws Exception {
        StringBuilder hash = new StringBuilder();
        for (byte one : torrent.bytes()) {
            hash.append("%%%02x".formatted(one & 0xff));
        }
        URI url = URI.create("http://127.0.0.1:" + port + "/announce?info_hash=" + hash
                + "&peer_id=-XX0000-000000000000&port=6881&uploaded=0&downloaded=0&left=0&compact=1");
        HttpRequest request =
                HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(10)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1))
                .body();
    }

    private boolean accepts(int port, InfoHash torrent) {
        try {
            return announce(port, torrent).contains("8:interval");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsPublishedIsAccepted(@TempDir Path directory) throws Exception {
        LocalUsers.requireRoot();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path list = Files.createFile(directory.resolve("whitelist.txt"));
        int port = OpenTracker.freePort();
        Path conf = Files.writeString(
                directory.resolve("opentracker.conf"),
                Files.readString(Packaged.checkout("examples/tracker/opentracker.conf"))
                        .replace("0.0.0.0:6969", "127.0.0.1:" + port)
                        .replace("/etc/opentracker/whitelist.txt", list.toString()));
        List<String> tracker = List.of(
                Tools.require("setpriv").toString(),
                "--reuid=" + LocalUsers.NOBODY,
                "--regid=" + LocalUsers.NOBODY,
                "--clear-groups",
                "--",
                "/bin/sh",
                "-c",
                "echo $$; exec \"$@\"",
                "sh",
                Tools.require("opentracker").toString(),
                "-f",
                conf.toString());
        try (Program running = Program.start(directory, tracker).listening(port)) {
            Path number = Files.writeString(
                    directory.resolve("pid"),
                    running.output().lines().findFirst().orElseThrow());
            Path release = Files.write(directory.resolve("release.bin"), new byte[50_000]);
            Path library = directory.resolve("library");
            Tools.Result made = Packaged.run(
                    "torrent",
                    release.toString(),
                    "--library",
                    library.toString(),
                    "--tracker",
                    "http://127.0.0.1:" + port + "/announce",
                    "--tracker-whitelist",
                    list.toString(),
                    "--tracker-reload",
                    Packaged.checkout("examples/tracker/reload").toString(),
                    "--tracker-reload",
                    number.toString());
            assertThat(made.exitCode()).as(made.output()).isZero();
            InfoHash torrent;
            try (Stream<Path> torrents = Files.list(library.resolve("site/torrents"))) {
                torrent = Metainfo.read(torrents.findFirst().orElseThrow()).infoHash();
            }
            assertThat(Files.readString(list)).isEqualTo(torrent + "\n");
            assertThat(Deadline.of(Duration.ofSeconds(10)).reached(() -> accepts(port, torrent)))
                    .as(running.output())
                    .isTrue();
            assertThat(accepts(port, InfoHash.of(new byte[20]))).isFalse();

            Files.writeString(list, "");
            Tools.Result checked = Packaged.run("check", library.toString(), "--only", "trackers", "--json");
            assertThat(checked.output()).contains("not-whitelisted");
            assertThat(checked.exitCode()).isEqualTo(3);
        }
    }
}
