package org.seedcast.seed.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.announce.Announcer;
import org.seedcast.peers.SampleTorrent;
import org.seedcast.seed.PortChoice;
import org.seedcast.seed.SeederSettings;
import org.seedcast.seed.UploadRates;

/**
 * The rates of the settings hold for real peers; SendingTurnTest shows how exactly. Only that it takes long enough is
 * asserted: a slow machine makes it longer.
 */
@Timeout(60)
class UploadRatesTest {
    private static final int BYTES = 256 << 10;
    private static final int PIECE_BYTES = 16384;
    private static final long RATE = 512 << 10;

    private final SampleTorrent one;
    private final SampleTorrent other;

    UploadRatesTest(@TempDir Path directory) throws Exception {
        one = SampleTorrent.make(directory, "one", BYTES, List.of());
        other = SampleTorrent.make(directory, "other", BYTES, List.of());
    }

    @Test
    void allTorrentsShareOneRate() throws Exception {
        try (BtSeeder seeder = seeder(new UploadRates(OptionalLong.of(RATE), OptionalLong.empty()))) {
            assertThat(timeOf(seeder, List.of(one, other))).isGreaterThan(Duration.ofMillis(900));
        }
    }

    @Test
    void eachTorrentHasARateOfItsOwn() throws Exception {
        try (BtSeeder seeder = seeder(new UploadRates(OptionalLong.empty(), OptionalLong.of(RATE)))) {
            assertThat(timeOf(seeder, List.of(one, one))).isGreaterThan(Duration.ofMillis(900));
            assertThat(seeder.status().uploadedBytes()).isEqualTo(2L * BYTES);
        }
    }

    /** Each of the peers downloads as much as a torrent holds, all at once. */
    private static Duration timeOf(BtSeeder seeder, List<SampleTorrent> wanted) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(wanted.size());
        try {
            long start = System.nanoTime();
            List<Future<Void>> done = wanted.stream()
                    .map(torrent -> threads.submit((Callable<Void>) () -> {
                        try (RawPeer peer = RawPeer.unchoked(seeder.port(), torrent.infoHash())) {
                            peer.download(BYTES, PIECE_BYTES, BYTES);
                        }
                        return null;
                    }))
                    .toList();
            for (Future<Void> each : done) {
                each.get(40, TimeUnit.SECONDS);
            }
            return Duration.ofNanos(System.nanoTime() - start);
        } finally {
            threads.shutdownNow();
        }
    }

    private BtSeeder seeder(UploadRates rates) throws Exception {
        SeederSettings settings = new SeederSettings(
                        Optional.of(InetAddress.getLoopbackAddress()), new PortChoice.Given(0), false)
                .with(rates);
        BtSeeder seeder =
                BtSeeder.start(settings, new Announcer(new OkHttpClient(), notice -> {}), (kind, path, message) -> {
                    throw new AssertionError(message);
                });
        seeder.add(one.entry());
        seeder.add(other.entry());
        seeder.allAnnounced().get(10, TimeUnit.SECONDS);
        return seeder;
    }
}
