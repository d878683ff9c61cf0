package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.seedcast.peers.Deadline;
import org.seedcast.peers.Download;
import org.seedcast.peers.JavaProgram;
import org.seedcast.peers.Leecher;
import org.seedcast.peers.Libtorrent;
import org.seedcast.peers.NetworkNamespace;
import org.seedcast.peers.Program;
import org.seedcast.peers.SampleTorrent;
import org.seedcast.peers.Transmission;
import org.seedcast.seed.bt.lsd.Ear;
import org.seedcast.torrent.InfoHash;
import org.seedcast.torrent.Metainfo;

/** Two machines at home: with nothing but a .torrent, no tracker and no DHT, one finds what the other seeds. */
@Timeout(240)
class LanIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path directory;
    private final Path library;
    private final Path received;

    LanIT(@TempDir Path directory) throws Exception {
        this.directory = directory;
        library = directory.resolve("label");
        received = Files.createDirectories(directory.resolve("received"));
    }

    private enum Client {
        LIBTORRENT,
        TRANSMISSION;

        Leecher start(Download download) throws Exception {
            return this == LIBTORRENT ? Libtorrent.searching(download) : Transmission.searching(download);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "LIBTORRENT,   192.168.77.1/24, 192.168.77.2/24",
        "LIBTORRENT,   fd77::1/64,      fd77::2/64",
        "TRANSMISSION, 192.168.77.1/24, 192.168.77.2/24"
    })
    void aClientInTheSameNetworkFindsIt(Client client, String ours, String theirs) throws Exception {
        Path torrent = release("tide");
        try (NetworkNamespace here = NetworkNamespace.with();
                NetworkNamespace there = NetworkNamespace.with()) {
            here.cable(there, ours, theirs);
            try (Program seed = seed(here);
                    Leecher leecher =
                            client.start(new Download(there, address(theirs), torrent.toString(), received))) {
                complete(leecher, seed);
            }
        }
        assertThat(SampleTorrent.sha256(received.resolve("tide")))
                .isEqualTo(SampleTorrent.sha256(directory.resolve("tide")));
    }

    /** The seeder uses only the second address of its machine, and the client has another. */
    @Test
    void aClientOnTheSameMachineFindsIt() throws Exception {
        Path torrent = release("tide");
        try (NetworkNamespace here = NetworkNamespace.with();
                NetworkNamespace there = NetworkNamespace.with()) {
            here.cable(there, "192.168.77.1/24", "192.168.77.2/24");
            here.plugIn("192.168.77.3/24");
            try (Program seed = seed(here, "--bind", "192.168.77.3");
                    Leecher leecher =
                            Libtorrent.searching(new Download(here, "192.168.77.1", torrent.toString(), received))) {
                complete(leecher, seed);
            }
        }
        assertThat(SampleTorrent.sha256(received.resolve("tide")))
                .isEqualTo(SampleTorrent.sha256(directory.resolve("tide")));
    }

    @ParameterizedTest
    @CsvSource({"192.168.77.1/24, 192.168.77.2/24", "fd77::1/64, fd77::2/64"})
    void privateTorrentsAreNeverTold(String ours, String theirs) throws Exception {
        InfoHash open = Metainfo.read(release("open")).infoHash();
        InfoHash closed = Metainfo.read(release("closed", "--private", "--tracker", "http://127.0.0.1:9/announce"))
                .infoHash();
        try (NetworkNamespace here = NetworkNamespace.with();
                NetworkNamespace there = NetworkNamespace.with()) {
            here.cable(there, ours, theirs);
            try (Program seed = seed(here);
                    Program ear = Program.start(
                            directory,
                            there.inside(JavaProgram.of(Ear.class, address(theirs), closed.hex(), open.hex())))) {
                ear.when(() -> ear.says(open.hex()), "hear of the open one: " + seed.output());
                assertThat(ear.output())
                        .contains(address(ours).replace("::", ":0:0:0:0:0:0:"))
                        .doesNotContain(closed.hex());
            }
        }
    }

    private Path release(String name, String... options) throws Exception {
        Path file = directory.resolve(name);
        Files.write(file, new byte[300_000]);
        List<String> arguments = new ArrayList<>(List.of("torrent", file.toString(), "--library", library.toString()));
        arguments.addAll(List.of(options));
        Tools.Result made = Packaged.run(arguments.toArray(String[]::new));
        assertThat(made.exitCode()).as(made.output()).isZero();
        try (Stream<Path> torrents = Files.list(library.resolve("site/torrents"))) {
            return torrents.filter(torrent -> torrent.toString().contains(name))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Program seed(NetworkNamespace network, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("seed", library.toString(), "--no-dht", "--port", "0"));
        arguments.addAll(List.of(options));
        Program seed = Program.start(directory, network.inside(Packaged.command(arguments)));
        assertThat(Deadline.of(LIMIT).reached(() -> seed.says("seeding")))
                .as(seed.output())
                .isTrue();
        return seed;
    }

    private static void complete(Leecher leecher, Program seed) throws Exception {
        try {
            leecher.complete(LIMIT);
        } catch (AssertionError e) {
            throw new AssertionError("the seeder said: " + seed.output(), e);
        }
    }

    private static String address(String withLength) {
        return withLength.substring(0, withLength.indexOf('/'));
    }
}
