package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged program, ended from outside at any moment: the feeds stay true, and the next run finishes (F1, F28). */
@Timeout(90)
class KillIT {
    private static final String SEEDCAST = Path.of(
                    System.getProperty("seedcast.home", "target"), "seedcast", "bin", "seedcast")
            .toString();
    private static final int ITEMS = 5;
    private static final int BYTES = 200_000;

    @TempDir
    Path folder = Path.of("");

    @Test
    void aKilledRunIsFinishedByTheNext() throws Exception {
        try (PodcastServer podcast = PodcastServer.with(ITEMS, BYTES).throttle(16_384)) {
            long whole = millis(podcast, folder.resolve("undisturbed"));
            Map<String, String> expected = published(folder.resolve("undisturbed"));
            Random random = new Random(20_260_102);
            for (int trial = 0; trial < 12; trial++) {
                Path directory = folder.resolve("killed-" + trial);
                // One kill in each twelfth of a run, somewhere within it.
                long moment = whole * trial / 12 + random.nextInt((int) (whole / 12));
                killAfter(moment, podcast, directory);
                new LibraryFiles(directory).assertNoTorrentIsMissing();

                runToTheEnd(podcast, directory);

                assertThat(published(directory))
                        .as("after a kill at %d of %d ms", moment, whole)
                        .isEqualTo(expected);
                assertComplete(podcast, directory);
            }
        }
    }

    @ParameterizedTest(name = "{0} at {2} bytes every {3} ms")
    @CsvSource({"INT, 130, 1000, 20", "TERM, 143, 1000, 20", "TERM, 143, 1000, 8000"})
    void anInterruptedRunEndsSoonAndIsFinishedByTheNext(String signal, int code, long bytes, long millis)
            throws Exception {
        try (PodcastServer podcast =
                PodcastServer.with(ITEMS, BYTES).throttle(bytes).every(millis)) {
            Path directory = folder.resolve("interrupted");
            Process running = start(podcast, directory, "-j", "4");
            awaitPart(directory, running);

            Tools.run(Duration.ofSeconds(5), "/bin/kill", "-" + signal, String.valueOf(running.pid()));

            assertThat(running.waitFor(5, TimeUnit.SECONDS))
                    .as("ended within five seconds")
                    .isTrue();
            assertThat(running.exitValue()).isEqualTo(code);
            assertThat(Files.readString(output(directory)))
                    .containsOnlyOnce("seedcast: interrupted")
                    .doesNotContain("cannot");

            podcast.throttle(Long.MAX_VALUE);
            runToTheEnd(podcast, directory);
            assertComplete(podcast, directory);
        }
    }

    @Test
    void anInterruptedDownloadIsGoneOnWith() throws Exception {
        try (PodcastServer podcast =
                PodcastServer.with(1, BYTES).ranges().throttle(2_000).every(20)) {
            Path directory = folder.resolve("resumed");
            Process running = start(podcast, directory);
            Path part = directory.resolve("media/2025-01-01-episode-1.mp3.part");
            awaitSize(part, 65_536, running);

            Tools.run(Duration.ofSeconds(5), "/bin/kill", "-TERM", String.valueOf(running.pid()));
            assertThat(running.waitFor(5, TimeUnit.SECONDS)).isTrue();
            assertThat(running.exitValue()).isEqualTo(143);

            long kept = Files.size(part);
            podcast.allRequests();
            podcast.throttle(Long.MAX_VALUE);
            runToTheEnd(podcast, directory);

            assertThat(directory.resolve("media/2025-01-01-episode-1.mp3"))
                    .hasBinaryContent(podcast.media("episode-1"));
            assertThat(new LibraryFiles(directory).media()).containsExactly("media/2025-01-01-episode-1.mp3");
            assertThat(podcast.allRequests())
                    .extracting(request -> String.valueOf(request.getHeaders().get("Range")))
                    .contains("bytes=" + kept + "-");
        }
    }

    private static void awaitSize(Path file, long bytes, Process running) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!Files.exists(file) || Files.size(file) < bytes) {
            assertThat(System.nanoTime()).as("not so much came").isLessThan(deadline);
            assertThat(running.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private void assertComplete(PodcastServer podcast, Path directory) throws Exception {
        LibraryFiles files = new LibraryFiles(directory);
        files.assertNoTorrentIsMissing();
        assertThat(files.torrentsInFeed()).hasSize(ITEMS);
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= ITEMS; i++) {
            String name = "2025-01-0" + i + "-episode-" + i + ".mp3";
            names.add("media/" + name);
            assertThat(directory.resolve("media").resolve(name)).hasBinaryContent(podcast.media("episode-" + i));
        }
        assertThat(files.media()).containsExactlyElementsOf(names);
    }

    /** Everything published, but for the dates of its making. */
    private static Map<String, String> published(Path directory) throws Exception {
        Map<String, String> files = new LibraryFiles(directory).published();
        files.replaceAll((name, text) -> text.replaceAll("<lastBuildDate>[^<]*</lastBuildDate>", ""));
        return files;
    }

    private long millis(PodcastServer podcast, Path directory) throws Exception {
        long begun = System.nanoTime();
        runToTheEnd(podcast, directory);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    private void runToTheEnd(PodcastServer podcast, Path directory) throws Exception {
        Process running = start(podcast, directory);
        boolean ended = running.waitFor(30, TimeUnit.SECONDS);
        running.destroyForcibly();
        assertThat(ended).as("ended within 30 s").isTrue();
        assertThat(running.exitValue())
                .as(() -> "exit code; it printed " + text(directory))
                .isZero();
    }

    private void killAfter(long millis, PodcastServer podcast, Path directory) throws Exception {
        Process running = start(podcast, directory);
        running.waitFor(millis, TimeUnit.MILLISECONDS);
        running.destroyForcibly();
        assertThat(running.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    /** Waits until a download has begun. */
    private void awaitPart(Path directory, Process running) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (new LibraryFiles(directory).media().stream().noneMatch(name -> name.endsWith(".part"))) {
            assertThat(System.nanoTime())
                    .as("no download began: " + text(directory))
                    .isLessThan(deadline);
            assertThat(running.waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
        }
    }

    private Process start(PodcastServer podcast, Path directory, String... more) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(SEEDCAST, "mirror", podcast.url().toString()));
        command.addAll(List.of("--dir", directory.toString(), "--base-url", "http://site.example/"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output(directory).toFile())
                .start();
    }

    private Path output(Path directory) {
        return folder.resolve(directory.getFileName() + ".out");
    }

    private String text(Path directory) {
        try {
            return Files.readString(output(directory));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
