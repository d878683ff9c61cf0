package org.seedcast.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The feeds that fuzzing begins with are read as they are. */
class FeedFuzzTest {
    private static final Path SEEDS = Path.of("src/test/resources/feeds").toAbsolutePath();

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
}
