package org.seedcast.seed.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seedcast.announce.AnnounceListener;
import org.seedcast.announce.Announcer;
import org.seedcast.peers.Aria2;
import org.seedcast.peers.Deadline;
import org.seedcast.peers.Libtorrent;
import org.seedcast.peers.NetworkNamespace;
import org.seedcast.peers.OpenTracker;
import org.seedcast.peers.Program;
import org.seedcast.peers.SampleTorrent;
import org.seedcast.peers.Transmission;
import org.seedcast.seed.PortChoice;
import org.seedcast.seed.Seeder;
import org.seedcast.seed.SeederSettings;
import org.seedcast.seed.TorrentActivity;

/** Clients that people use must get every byte. */
class RealClientsIT {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int BYTES = 5_000_001;
    private static final String SEEDER = "203.0.113.1";
    private static final String LEECHER = "203.0.113.2";

    private final Path served;
    private final Path received;

    RealClientsIT(@TempDir Path directory) throws Exception {
        served = Files.createDirectory(directory.resolve("served"));
        received = Files.createDirectory(directory.resolve("received"));
    }

    @ParameterizedTest
    @EnumSource
    void libtorrent(Libtorrent.Encryption encryption) throws Exception {
        SampleTorrent sample = SampleTorrent.make(served, "one.bin", BYTES, List.of());
        try (Seeder seeder = seeder()) {
            seeder.add(sample.entry());
            seeder.allAnnounced().get(5, TimeUnit.SECONDS);
            Libtorrent.download(sample.torrent().toString(), received, seeder.port(), encryption, LIMIT);
            assertThat(seeder.activity().get(sample.infoHash())).returns((long) BYTES, TorrentActivity::uploadedBytes);
        }
        assertReceived(sample);
    }

    @Test
    void libtorrentWithNothingButAMagnetLink() throws Exception {
        SampleTorrent sample = SampleTorrent.make(served, "one.bin", BYTES, List.of());
        try (Seeder seeder = seeder()) {
            seeder.add(sample.entry());
            seeder.allAnnounced().get(5, TimeUnit.SECONDS);
            Libtorrent.download(sample.magnet(), received, seeder.port(), Libtorrent.Encryption.NONE, LIMIT);
        }
        assertReceived(sample);
    }

    /** aria2 itself speaks only HTTP to trackers; the seeder is announced over the protocol in question. */
    @ParameterizedTest
    @EnumSource
    void aria2ByATracker(Protocol protocol, @TempDir Path trackerDirectory) throws Exception {
        SampleTorrent bare = SampleTorrent.make(received, "one.bin", BYTES, List.of());
        int port = OpenTracker.freePort();
        try (OpenTracker tracker = OpenTracker.onLoopback(trackerDirectory, port, List.of(bare.infoHash()));
                Seeder seeder = seeder()) {
            SampleTorrent sample = SampleTorrent.make(
                    served, "one.bin", BYTES, List.of(protocol == Protocol.UDP ? tracker.udp() : tracker.http()));
            seeder.add(sample.entry());
            seeder.allAnnounced().get(10, TimeUnit.SECONDS);
            SampleTorrent wanted = SampleTorrent.make(received, "one.bin", BYTES, List.of(tracker.http()));
            Aria2.download(wanted.torrent(), received, LIMIT);
            assertReceived(sample);
        }
    }

    @ParameterizedTest
    @EnumSource(Transmission.Encryption.class)
    void transmission(Transmission.Encryption encryption, @TempDir Path trackerDirectory) throws Exception {
        SampleTorrent sample = SampleTorrent.make(
                served, "one.bin", BYTES, List.of(URI.create("http://" + SEEDER + ":6969/announce")));
        try (NetworkNamespace network = NetworkNamespace.with(SEEDER, LEECHER);
                OpenTracker tracker =
                        OpenTracker.in(network, SEEDER, trackerDirectory, 6969, List.of(sample.infoHash()));
                Program seeder = Program.start(served, network.inside(seedOne(sample)))) {
            assertThat(Deadline.of(LIMIT).reached(() -> Files.exists(announced())))
                    .as("announced to %s: %s", tracker.http(), seeder.output())
                    .isTrue();
            try (Transmission transmission =
                    Transmission.start(network, LEECHER, sample.torrent(), received, encryption)) {
                transmission.completed(received.resolve(sample.name()), LIMIT);
            }
        }
        assertReceived(sample);
    }

    private Path announced() {
        return served.resolve("announced");
    }

    private List<String> seedOne(SampleTorrent sample) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SeedOne.class.getName(),
                sample.torrent().toString(),
                sample.data().toString(),
                announced().toString());
    }

    enum Protocol {
        HTTP,
        UDP
    }

    private void assertReceived(SampleTorrent sample) throws Exception {
        assertThat(SampleTorrent.sha256(received.resolve(sample.name())))
                .isEqualTo(SampleTorrent.sha256(sample.data()));
    }

    private static Seeder seeder() throws Exception {
        SeederSettings settings =
                new SeederSettings(Optional.of(InetAddress.getLoopbackAddress()), new PortChoice.Given(0), false);
        return BtSeeder.start(
                settings, new Announcer(new OkHttpClient(), AnnounceListener.NONE), (kind, path, message) -> {
                    throw new AssertionError(message);
                });
    }
}
