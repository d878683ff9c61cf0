package org.seedcast.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seedcast.peers.JavaProgram;

/**
 * Lets Jazzer look for feeds that make the reader throw anything but its own error: a few seconds here, and as long as
 * the property {@code fuzz.seconds} says.
 */
class FeedFuzzTest {
    private static final Path SEEDS = Path.of("src/test/resources/feeds").toAbsolutePath();
    private static final Path DICTIONARY =
            Path.of("src/test/resources/fuzz/feed.dict").toAbsolutePath();
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 8);

    static List<Path> seeds() throws IOException {
        try (Stream<Path> files = Files.list(SEEDS)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void seedsAreNoFindings(Path seed) throws IOException {
        byte[] feed = Files.readAllBytes(seed);
        FeedFuzz.fuzzerTestOneInput(feed);
        assertThat(feed).isEqualTo(Files.readAllBytes(seed));
    }

    @Test
    void jazzerFindsNothing(@TempDir Path folder) throws Exception {
        Path corpus = Files.createDirectory(folder.resolve("corpus"));
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>(JavaProgram.within(
                1024,
                Jazzer.class,
                "--target_class=" + FeedFuzz.class.getName(),
                "--instrumentation_includes=org.seedcast.feed.**",
                "--custom_hook_includes=org.seedcast.feed.**",
                "--disabled_hooks=*",
                "--reproducer_path=" + folder,
                "-artifact_prefix=" + folder + "/",
                "-seed=1",
                "-timeout=20",
                "-max_len=20000",
                "-dict=" + DICTIONARY,
                "-print_final_stats=1",
                "-max_total_time=" + SECONDS,
                corpus.toString(),
                SEEDS.toString()));
        command.remove("-XX:TieredStopAtLevel=1"); // it runs long, and millions of times the same
        Process jazzer = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(jazzer.waitFor(SECONDS + 120L, TimeUnit.SECONDS))
                    .as("it ends")
                    .isTrue();
        } finally {
            jazzer.destroyForcibly();
        }

        String said = Files.readString(log);
        assertThat(jazzer.exitValue()).as(said).isZero();
        assertThat(said).containsPattern("stat::number_of_executed_units: [1-9]\\d{2,}");
    }
}
