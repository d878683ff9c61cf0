package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged program, as its launcher starts it, reads the worst feeds within a minute and 256 MB, and what is good in
 * them. Some of them here; all with {@code -Dworst=all}.
 */
class WorstFeedsIT {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final long MOST_KIB = 256 << 10;
    private static final List<String> CHOICE = List.of(
            "description-paragraphs",
            "description-question-marks",
            "title",
            "cdata",
            "attributes",
            "attribute",
            "deeper",
            "elements",
            "namespaces-of-root",
            "namespaces-deep",
            "comments-before",
            "items",
            "items-1MiB-emoji",
            "enclosures",
            "soup-namespaces",
            "soup-nested-items");

    @TempDir
    Path folder = Path.of("");

    static Stream<String> names() {
        Map<String, WorstFeeds.Part> all = WorstFeeds.all();
        return "all".equals(System.getProperty("worst")) ? all.keySet().stream() : CHOICE.stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isReadInAMinuteAnd256MiB(String name) throws Exception {
        Path feed = WorstFeeds.write(WorstFeeds.all().get(name), folder.resolve("feed.xml"));
        for (String media : List.of("e1.mp3", "e2.mp3")) {
            Files.write(folder.resolve(media), ("ID3 " + media).getBytes(StandardCharsets.UTF_8));
        }
        Path out = folder.resolve("out");
        ProcessBuilder command = new ProcessBuilder(Packaged.command(List.of(
                        "mirror",
                        feed.toString(),
                        "--dir",
                        folder.resolve("d").toString(),
                        "--retries",
                        "0",
                        "--media-url",
                        "https://m.example/")))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        command.environment().remove("SEEDCAST_OPTS");

        Process process = command.start();
        long peak = 0;
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!process.waitFor(20, TimeUnit.MILLISECONDS) && System.nanoTime() < deadline) {
            peak = Math.max(peak, peakKib(process.pid()));
        }
        boolean late = process.isAlive();
        process.destroyForcibly();
        String said = Files.readString(out);

        assertThat(late).as("longer than a minute: %s", said).isFalse();
        assertThat(peak).as("peak of memory in KiB: %s", said).isLessThan(MOST_KIB);
        // What comes before the good item may hide it; no feed ends the program in another way.
        assertThat(process.exitValue()).as(said).isIn(0, 3, 5);
        if (process.exitValue() != 5) {
            assertThat(Files.readString(folder.resolve("d/site/podcast.xml"))).contains("<title>Good</title>");
        }
    }

    /** 0 when it has ended. */
    private static long peakKib(long process) {
        Path status = Path.of("/proc/" + process + "/status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
