package org.seedcast.seed.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.announce.Announcer;
import org.seedcast.peers.Deadline;
import org.seedcast.peers.Download;
import org.seedcast.peers.Libtorrent;
import org.seedcast.peers.Network;
import org.seedcast.peers.SampleTorrent;
import org.seedcast.seed.PortChoice;
import org.seedcast.seed.SeederSettings;

/** Five hundred hostile peers of every kind, from five addresses, and a client that just wants the file. */
@Timeout(300)
class CrowdedSeederIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int BYTES = 64 << 20;
    private static final int EACH = 10;
    private static final double LONGEST_START_SECONDS = 10;
    private static final double LEAST_PART_OF_THE_RATE = 0.5;

    /** The machine is shared with others: what counts is what can be had. */
    private static final int TRIES = 4;

    private final Path directory;
    private final SampleTorrent sample;
    private final BtSeeder seeder;

    CrowdedSeederIT(@TempDir Path directory) throws Exception {
        this.directory = directory;
        sample = SampleTorrent.make(directory, "sample", BYTES, List.of());
        SeederSettings settings =
                new SeederSettings(Optional.of(InetAddress.getLoopbackAddress()), new PortChoice.Given(0), false);
        seeder = BtSeeder.start(settings, new Announcer(new OkHttpClient(), notice -> {}), (kind, path, message) -> {
            throw new AssertionError(message);
        });
        seeder.add(sample.entry());
        seeder.allAnnounced().get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() {
        seeder.close();
    }

    /** In networks of their own, or all of them in that of the client. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.%d.9", "127.0.0.%d"})
    void aClientStartsSoonAndGetsHalfOfItsRateAtLeast(String addresses) throws Exception {
        List<String> from =
                IntStream.rangeClosed(2, 6).mapToObj(addresses::formatted).toList();
        double best = 0;
        for (int attempt = 0; attempt < TRIES && best < LEAST_PART_OF_THE_RATE; attempt++) {
            double alone = download().content();
            best = Math.max(best, alone / beside(from));
        }
        assertThat(best).as("rate beside the crowd, of that alone").isGreaterThanOrEqualTo(LEAST_PART_OF_THE_RATE);
    }

    private double beside(List<String> from) throws Exception {
        try (HostileCrowd crowd = new HostileCrowd(seeder.port(), sample.infoHash(), EACH, from)) {
            assertThat(crowd.size()).isEqualTo(500);
            crowd.start();
            assertThat(Deadline.of(LIMIT).reached(() -> seeder.status().peers() >= 50))
                    .as("the crowd is in")
                    .isTrue();
            Libtorrent.Timing first = download();
            // by now the crowd has had time to do its worst
            Libtorrent.Timing second = download();
            assertThat(Math.max(first.untilFirst(), second.untilFirst()))
                    .as("seconds until it started")
                    .isLessThan(LONGEST_START_SECONDS);
            return Math.min(first.content(), second.content());
        }
    }

    private Libtorrent.Timing download() throws Exception {
        Path target = Files.createTempDirectory(directory, "download");
        Download download =
                new Download(Network.LOOPBACK, "127.0.0.1", sample.torrent().toString(), target);
        try (Libtorrent libtorrent =
                Libtorrent.start(download, Libtorrent.Encryption.NONE, "127.0.0.1", seeder.port())) {
            libtorrent.complete(LIMIT);
            assertThat(sample.sumsIn(target)).isEqualTo(sample.sums());
            return libtorrent.timing();
        }
    }
}
