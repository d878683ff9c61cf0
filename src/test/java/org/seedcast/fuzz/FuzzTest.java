package org.seedcast.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.seedcast.InMemory;
import org.seedcast.announce.tracker.TrackerFuzz;
import org.seedcast.app.AnswersFuzz;
import org.seedcast.app.SiteFuzz;
import org.seedcast.download.BodyFuzz;
import org.seedcast.feed.FeedFuzz;
import org.seedcast.http.LocalTextFuzz;
import org.seedcast.peers.JavaProgram;
import org.seedcast.seed.SeedFilesFuzz;
import org.seedcast.seed.bt.dht.DhtStateFuzz;
import org.seedcast.seed.bt.wire.PeerFuzz;
import org.seedcast.seed.mse.EncryptionFuzz;
import org.seedcast.torrent.TorrentFuzz;

/**
 * Lets Jazzer look for bytes that make anything throw but its own errors: some seconds for each way in here, and as long as
 * the property {@code fuzz.seconds} says. Each runs in a process of its own, which resolves no name.
 */
class FuzzTest {
    private static final Path RESOURCES = Path.of("src/test/resources").toAbsolutePath();
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 3);

    /** Of a crowded machine: to start Jazzer and to run the first input takes longer than all others do. */
    private static final long PATIENCE = 600;

    private static final int MOST_SAID = 1 << 20;

    /** A way in for bytes from outside. */
    enum Way {
        FEED(FeedFuzz.class, "feeds", 20_000, "org.seedcast.feed.**"),
        SITE(SiteFuzz.class, "", 4_000, "org.seedcast.publish.**"),
        ANSWERS(AnswersFuzz.class, "", 500, "org.seedcast.download.**"),
        BODY(BodyFuzz.class, "", 4_000, "org.seedcast.download.**"),
        TORRENT(TorrentFuzz.class, "fuzz/torrent", 2_000, "org.seedcast.torrent.**"),
        TRACKER(TrackerFuzz.class, "fuzz/tracker", 1_000, "org.seedcast.announce.**"),
        PEER(PeerFuzz.class, "fuzz/peer", 1_000, "org.seedcast.seed.bt.**"),
        ENCRYPTION(EncryptionFuzz.class, "", 2_000, "org.seedcast.seed.mse.**"),
        DHT_STATE(DhtStateFuzz.class, "fuzz/dht", 500, "org.seedcast.seed.bt.dht.**"),
        SEED_FILES(SeedFilesFuzz.class, "fuzz/seed", 1_000, "org.seedcast.seed.**"),
        LOCAL_TEXT(LocalTextFuzz.class, "", 500, "org.seedcast.http.**");

        private final Class<?> target;
        private final String seeds;
        private final int longest;
        private final String guides;

        /**
         * @param seeds where inputs are kept that it begins with; empty for none
         * @param guides the classes whose branches it is led by: to prepare all of them takes longer than the gate has
         */
        Way(Class<?> target, String seeds, int longest, String guides) {
            this.target = target;
            this.seeds = seeds;
            this.longest = longest;
            this.guides = guides;
        }
    }

    @ParameterizedTest
    @EnumSource
    void jazzerFindsNothing(Way way, @TempDir(factory = InMemory.class) Path folder) throws Exception {
        Path log = folder.resolve("log");
        Process jazzer = new ProcessBuilder(command(way, folder))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(jazzer.waitFor(SECONDS + PATIENCE, TimeUnit.SECONDS))
                    .as("it ends")
                    .isTrue();
        } finally {
            jazzer.destroyForcibly();
        }

        String said = endOf(log);
        assertThat(jazzer.exitValue()).as(said).isZero();
        assertThat(said).containsPattern("stat::number_of_executed_units: [1-9]");
    }

    /** The statistics stand last, and what was found before them; a run of minutes can print more than memory holds. */
    private static String endOf(Path log) throws IOException {
        try (SeekableByteChannel said = Files.newByteChannel(log)) {
            said.position(Math.max(0, said.size() - MOST_SAID));
            return new String(Channels.newInputStream(said).readNBytes(MOST_SAID), UTF_8);
        }
    }

    /** Where nothing is kept, noise of all lengths: Jazzer would begin with inputs of a few bytes, and stay there. */
    private static Path corpus(Way way, Path folder) throws IOException {
        Path corpus = Files.createDirectory(folder.resolve("corpus"));
        if (way.seeds.isEmpty()) {
            Random random = new Random(1);
            for (int length = way.longest; length >= 8; length /= 2) {
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                Files.write(corpus.resolve("noise-" + length), noise);
            }
        }
        return corpus;
    }

    private static List<String> command(Way way, Path folder) throws IOException {
        Path corpus = corpus(way, folder);
        Path names = Files.createFile(folder.resolve("hosts"));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        List<String> command = new ArrayList<>(JavaProgram.within(
                1024,
                Jazzer.class,
                "--target_class=" + way.target.getName(),
                "--instrumentation_includes=" + way.guides,
                "--custom_hook_includes=" + way.guides,
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.**",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-seed=1",
                "-timeout=300",
                "-max_len=" + way.longest,
                "-len_control=0",
                "-print_final_stats=1",
                "-max_total_time=" + SECONDS,
                corpus.toString()));
        if (!way.seeds.isEmpty()) {
            command.add(RESOURCES.resolve(way.seeds).toString());
        }
        if (way == Way.FEED) {
            command.add("-dict=" + RESOURCES.resolve("fuzz/feed.dict"));
        }
        if (SECONDS >= 60) {
            command.remove("-XX:TieredStopAtLevel=1"); // it runs long, and millions of times the same
        }
        command.addAll(1, List.of("-Djdk.net.hosts.file=" + names, "-Djava.io.tmpdir=" + temporary));
        return command;
    }
}
