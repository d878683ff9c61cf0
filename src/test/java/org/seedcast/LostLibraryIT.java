package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program and a library.db that is lost, or damaged, or being copied when the power goes (F5). */
@Timeout(180)
class LostLibraryIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int KILLED = 137;

    private final Path folder;
    private final Path library;
    private final Path feed;

    LostLibraryIT(@TempDir Path folder) {
        this.folder = folder;
        this.library = folder.resolve("label");
        this.feed = folder.resolve("origin/feed.xml");
    }

    /** The example with one of its three items retired, and a release. */
    @BeforeEach
    void publish() throws Exception {
        Files.createDirectories(feed.resolveSibling("audio"));
        Path example = Packaged.checkout("examples/netlabel");
        Files.copy(example.resolve("feed.xml"), feed);
        try (Stream<Path> audio = Files.list(example.resolve("audio"))) {
            for (Path file : audio.toList()) {
                Files.copy(file, feed.resolveSibling("audio").resolve(file.getFileName()));
            }
        }
        Path album = Files.createDirectories(folder.resolve("2025-10-01 Album"));
        Files.write(album.resolve("01.flac"), new byte[40_000]);
        Files.write(album.resolve("02.flac"), new byte[50_000]);
        done(mirror(
                "--base-url",
                "https://m.example/",
                "--media-url",
                "https://m.example/media/",
                "--tracker",
                "udp://t.example:1/a"));
        done(Packaged.run("torrent", album.toString(), "--library", library.toString()));
        done(Packaged.run("retire", library.toString(), "tag:tidewheel.example,2025:low-tide"));
    }

    private Tools.Result mirror(String... options) throws Exception {
        List<String> args = new ArrayList<>(List.of("mirror", feed.toString(), "--dir", library.toString()));
        args.addAll(List.of(options));
        return Packaged.run(args.toArray(String[]::new));
    }

    private Tools.Result fix() throws Exception {
        return Packaged.run("check", "--fix", "--offline", library.toString());
    }

    private static void done(Tools.Result run) {
        assertThat(run.exitCode()).as(run.output()).isZero();
    }

    private Path state(String name) {
        return library.resolve(".seedcast").resolve(name);
    }

    /** Feeds without the time of their last change, .torrents, media and the list of what to seed. */
    private Map<String, String> published() throws Exception {
        Map<String, String> published = new TreeMap<>();
        new LibraryFiles(library)
                .published()
                .forEach(
                        (name, text) -> published.put(name, text.replaceAll("<lastBuildDate>.*?</lastBuildDate>", "")));
        published.put("seed.json", Files.readString(state("seed.json")));
        return published;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLostDatabaseCostsNothing(boolean originAlive) throws Exception {
        Map<String, String> before = published();
        if (!originAlive) {
            LibraryFiles.deleteAll(feed.resolveSibling("audio"));
        }
        Files.delete(state("library.db"));
        Tools.Result restored = mirror();
        done(restored);
        assertThat(restored.output())
                .contains("library.db is missing; it is restored from")
                .contains("nothing new, 2 kept");
        assertThat(published()).isEqualTo(before);

        Files.delete(state("library.db"));
        Files.delete(state("library.db.last-good"));
        assertThat(mirror().exitCode()).isEqualTo(1);
        assertThat(published()).isEqualTo(before);
        done(fix());
        assertThat(published()).isEqualTo(before);
        Tools.Result next = mirror();
        done(next);
        assertThat(next.output()).contains("nothing new, 2 kept, 1 skipped");
        assertThat(published()).isEqualTo(before);
    }

    @Test
    void aDamagedDatabaseIsRestoredOrRefused() throws Exception {
        Map<String, String> before = published();
        byte[] copy = Files.readAllBytes(state("library.db.last-good"));
        for (int offset : new int[] {0, 99, 12_288}) {
            try (FileChannel database = FileChannel.open(state("library.db"), StandardOpenOption.WRITE)) {
                database.truncate(offset);
            }
            Files.delete(state("library.db.last-good"));
            Tools.Result refused = mirror();
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.output())
                    .contains("library.db: it is damaged: ")
                    .contains("hint: restore it: seedcast check --fix " + library)
                    .doesNotContain("SQLITE");
            assertThat(published()).isEqualTo(before);

            Files.write(state("library.db.last-good"), copy);
            done(mirror());
            assertThat(published()).isEqualTo(before);
        }
    }

    /** At every other step that reaches the disk. */
    @Test
    void aKillAtAnyMomentLeavesALibraryAndAGoodCopy() throws Exception {
        Path strace = Tools.require("strace");
        int killed = 0;
        for (int step = 1; ; step += 2) {
            List<String> command = new ArrayList<>(List.of(
                    strace.toString(),
                    "-f",
                    "-qq",
                    "-o",
                    "/dev/null",
                    "-e",
                    "trace=fsync,fdatasync",
                    "-e",
                    "inject=fsync,fdatasync:signal=KILL:when=" + step));
            command.addAll(Packaged.command(List.of("publish", library.toString(), "--title", "Title " + step, "-q")));
            Tools.Result run = Tools.run(LIMIT, command.toArray(String[]::new));
            Files.delete(state("library.db"));
            Files.deleteIfExists(state("library.db-journal"));

            Tools.Result next = mirror();

            assertThat(next.exitCode())
                    .as("killed at %d: %s", step, next.output())
                    .isZero();
            assertThat(next.output()).contains("nothing new, 2 kept, 1 skipped");
            if (run.exitCode() == 0) {
                break;
            }
            assertThat(run.exitCode()).as(run.output()).isIn(KILLED, -9);
            killed++;
        }
        assertThat(killed).isGreaterThan(3);
        assertThat(new LibraryFiles(library).torrentsInFeed()).hasSize(3);
    }
}
