package org.seedcast.seed.bt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.announce.Announcer;
import org.seedcast.file.Disk;
import org.seedcast.peers.Deadline;
import org.seedcast.peers.Libtorrent;
import org.seedcast.peers.OpenTracker;
import org.seedcast.peers.SampleTorrent;
import org.seedcast.seed.Findings;
import org.seedcast.seed.PortChoice;
import org.seedcast.seed.SeedRules;
import org.seedcast.seed.SeedWatch;
import org.seedcast.seed.SeededLibrary;
import org.seedcast.seed.SeederSettings;
import org.seedcast.seed.UploadCounts;
import org.seedcast.seed.bt.upload.ConnectionLimits;

/**
 * Peers of all kinds come and go, and so do torrents: nothing grows, and who behaves gets everything. A minute here;
 * {@code scripts/soak} goes on for longer and reads what the vitals were.
 */
class SoakIT {
    private static final Duration LENGTH = Duration.ofSeconds(Long.getLong("soak.seconds", 60));
    /** Where each sample is written; nowhere unless told. */
    private static final Optional<Path> LOG =
            Optional.ofNullable(System.getProperty("soak.log")).map(Path::of);

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long VISIT_SECONDS = 60;
    private static final int VISITORS = 16;
    private static final int ROUNDS_BETWEEN_REAL_CLIENTS = 5;
    private static final int MOST_CONTENT_FILES = 256;
    /** Stalled and silent peers are dropped within a round, not within minutes; otherwise as usual. */
    private static final ConnectionLimits QUICK = new ConnectionLimits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            8,
            1000,
            200);

    private final Path content;
    private final Path downloads;
    private final ExecutorService visitors = Executors.newFixedThreadPool(VISITORS);
    private final List<String> found = Collections.synchronizedList(new ArrayList<>());
    private final OpenTracker tracker;
    private final SoakLibrary library;
    private final BtSeeder seeder;
    private final SeedWatch watch;
    private final SoakPeers peers;

    SoakIT(@TempDir Path content, @TempDir Path downloads, @TempDir Path trackerDirectory) throws Exception {
        this.content = content;
        this.downloads = downloads;
        int port = OpenTracker.freePort();
        library = SoakLibrary.make(content, trackersAt(port));
        tracker = OpenTracker.onLoopback(
                trackerDirectory,
                port,
                library.torrents().map(SampleTorrent::infoHash).toList());
        SeederSettings settings =
                new SeederSettings(Optional.of(InetAddress.getLoopbackAddress()), new PortChoice.Given(0), false);
        Findings findings = (kind, path, message) -> found.add(message);
        seeder = BtSeeder.start(
                settings, new Announcer(new OkHttpClient(), notice -> {}), findings, QUICK, System::nanoTime);
        List<SeededLibrary> libraries = List.of(library.seeded());
        UploadCounts counts = new UploadCounts(seeder, libraries, Disk.REAL, findings);
        watch = new SeedWatch(seeder, libraries, counts, SeedRules.NONE, ended -> {}, Disk.REAL, findings);
        peers = new SoakPeers(seeder.port());
    }

    private static List<URI> trackersAt(int port) {
        return List.of(
                URI.create("http://127.0.0.1:" + port + "/announce"),
                URI.create("udp://127.0.0.1:" + port + "/announce"));
    }

    @BeforeEach
    void seedAll() throws Exception {
        watch.look();
        seeder.allAnnounced().get(60, TimeUnit.SECONDS);
        assertThat(seeder.status().torrents()).isEqualTo(library.size());
    }

    @AfterEach
    void close() {
        visitors.shutdownNow();
        seeder.close();
        tracker.close();
    }

    @Test
    void nothingGrowsAndWhoBehavesGetsEverything() throws Exception {
        List<Vitals> samples = new ArrayList<>();
        log(Vitals.titles());
        long end = System.nanoTime() + LENGTH.toNanos();
        for (int round = 0; System.nanoTime() - end < 0; round++) {
            receive(round);
            Vitals vitals = calm();
            samples.add(vitals);
            log(vitals.toString());
        }
        assertThat(samples).as("rounds").hasSizeGreaterThan(8);
        assertThat(Vitals.growth(samples)).as("what has grown").isEmpty();
        assertThat(found).as("findings, though no content was ever wrong").isEmpty();
        assertAllIsSeededAgain();
    }

    private interface Action {
        void run() throws Exception;
    }

    private record Visit(String name, Action action) {}

    private void receive(int round) throws Exception {
        library.change();
        watch.look();
        try (SoakPeers.Burden burden = peers.burden(library.anySteady())) {
            Map<Visit, Future<Void>> underWay = new LinkedHashMap<>();
            for (Visit visit : visits(round)) {
                underWay.put(visit, visitors.submit(() -> {
                    visit.action().run();
                    return null;
                }));
            }
            for (Map.Entry<Visit, Future<Void>> visit : underWay.entrySet()) {
                await(visit.getKey(), visit.getValue());
                burden.creep();
            }
        }
    }

    private void await(Visit visit, Future<Void> end) throws InterruptedException {
        try {
            end.get(VISIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(visit.name() + " did not end well: " + seeder.status(), e);
        }
    }

    private List<Visit> visits(int round) {
        List<Visit> visits = new ArrayList<>();
        for (int visitor = 0; visitor < 4; visitor++) {
            SampleTorrent one = library.anySteady();
            SampleTorrent other = library.anySteady();
            visits.add(new Visit("a healthy peer of " + one.name(), () -> peers.healthy(one)));
            visits.add(new Visit("a healthy peer of " + other.name(), () -> peers.healthy(other)));
            visits.add(new Visit("a fickle peer of " + other.name(), () -> peers.fickle(other)));
        }
        SampleTorrent one = library.anySteady();
        visits.add(new Visit("a storm", () -> peers.storm(one.infoHash())));
        visits.add(new Visit("garbage", () -> peers.garbage(one.infoHash())));
        if (round % ROUNDS_BETWEEN_REAL_CLIENTS == 0) {
            Libtorrent.Encryption[] kinds = Libtorrent.Encryption.values();
            Libtorrent.Encryption kind = kinds[round / ROUNDS_BETWEEN_REAL_CLIENTS % kinds.length];
            visits.add(new Visit("libtorrent, encryption " + kind, () -> real(one, kind)));
        }
        return visits;
    }

    private void real(SampleTorrent torrent, Libtorrent.Encryption encryption) throws Exception {
        Libtorrent.download(torrent.torrent().toString(), downloads, seeder.port(), encryption, SOON);
        Path received = downloads.resolve(torrent.name());
        assertThat(received).hasSameBinaryContentAs(torrent.data());
        Files.delete(received);
    }

    /** Everybody has gone: the seeder has let go of them too, and what it holds can be told. */
    private Vitals calm() throws IOException {
        assertThat(Deadline.of(SOON).reached(() -> seeder.status().peers() == 0))
                .as("peers that have gone are still here: %s", seeder.status().peers())
                .isTrue();
        assertThat(Vitals.openDescriptors().stream()
                        .filter(target -> target.startsWith(content.toString()))
                        .count())
                .as("files of content that are open")
                .isLessThanOrEqualTo(MOST_CONTENT_FILES);
        return Vitals.now(content);
    }

    private void assertAllIsSeededAgain() throws Exception {
        library.listAll();
        watch.look();
        seeder.allAnnounced().get(60, TimeUnit.SECONDS);
        assertThat(Deadline.of(SOON).reached(() -> seeder.status().torrents() == library.size()))
                .as("%s, of %s", seeder.status(), library.size())
                .isTrue();
        for (SampleTorrent torrent : library.torrents().toList()) {
            peers.healthy(torrent);
        }
    }

    private static void log(String line) throws IOException {
        if (LOG.isPresent()) {
            Files.writeString(LOG.get(), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }
}
