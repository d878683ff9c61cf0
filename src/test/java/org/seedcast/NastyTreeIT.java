package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.torrent.FileTree;
import org.seedcast.torrent.Metainfo;

/** A tree with everything that other makers pack, hang on or crash on, given to the program as it is packaged. */
@Timeout(120)
class NastyTreeIT {
    private static final int SMALL_FILES = 5_000;

    @TempDir
    Path folder = Path.of("");

    private Path tree = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void makeTree() throws Exception {
        tree = Files.createDirectory(folder.resolve("tree"));
        out = folder.resolve("x.torrent");
        Path many = Files.createDirectory(tree.resolve("many"));
        for (int i = 0; i < SMALL_FILES; i++) {
            Files.write(many.resolve("f" + i), new byte[100]);
        }
        Files.writeString(folder.resolve("secret"), "not for the world");
        Files.createFile(tree.resolve("empty"));
        Files.createFile(tree.resolve(".hidden"));
        Files.createFile(tree.resolve("Thumbs.db"));
        Files.writeString(tree.resolve("caf\u00e9"), "x");
        Files.createSymbolicLink(tree.resolve("out"), Path.of("../secret"));
        Files.createSymbolicLink(tree.resolve("loop"), Path.of("."));
        Files.createSymbolicLink(tree.resolve("dead"), Path.of("nowhere"));
    }

    @Test
    void whatOthersPackIsLeftOutAndNamed() throws Exception {
        Result made = torrent(Map.of());

        assertThat(made.code()).as(made.err()).isZero();
        assertThat(made.err().lines())
                .containsExactly(
                        "seedcast: left out " + tree + "/.hidden: it is hidden (--hidden includes it)",
                        "seedcast: left out " + tree + "/Thumbs.db: it is junk (--junk includes it)",
                        "seedcast: left out " + tree + "/dead: the link is broken",
                        "seedcast: left out " + tree + "/loop: the link leads in a circle",
                        "seedcast: left out " + tree
                                + "/out: the link leads out of the tree (--follow-links follows it)");
        FileTree files = (FileTree) Metainfo.read(out).info().content();
        assertThat(files.files())
                .extracting(file -> String.join("/", file.path()))
                .hasSize(SMALL_FILES + 2)
                .startsWith("caf\u00e9", "empty", "many/f0")
                .endsWith("many/f999");
    }

    /** cron and systemd know no locale: the names are what they are, all the same. */
    @Test
    void theLocaleMakesNoDifference() throws Exception {
        assertThat(torrent(Map.of("LC_ALL", "C.UTF-8")).code()).isZero();
        byte[] first = Files.readAllBytes(out);
        Files.delete(out);
        assertThat(torrent(Map.of("LC_ALL", "C")).code()).isZero();
        assertThat(out).hasBinaryContent(first);
    }

    @Test
    void whatCannotGoInIsNamedOneLineEach() throws Exception {
        sh("mkfifo pipe; printf x > \"$(printf 'caf\\351.mp3')\"; printf x > locked; chmod 0 locked");
        Result made = torrent(Map.of());

        assertThat(made.code()).isEqualTo(1);
        assertThat(made.err().lines())
                .contains(
                        "seedcast: cannot take " + tree + "/pipe: it is neither a file nor a directory",
                        "seedcast: cannot take " + tree + "/caf\\xE9.mp3: its name is not UTF-8",
                        "hint: --exclude leaves out unwanted files");
        assertThat(made.err()).contains(" of its files cannot be included");
        if (!Files.isReadable(tree.resolve("locked"))) {
            assertThat(made.err()).contains("cannot take " + tree + "/locked: it cannot be read");
        }
        assertThat(out).doesNotExist();
    }

    @Test
    void aFileThatGrowsAllTheTimeIsNamed() throws Exception {
        Process writer = new ProcessBuilder("sh", "-c", "while :; do printf x >> growing; done")
                .directory(tree.toFile())
                .start();
        try {
            Path growing = tree.resolve("growing");
            while (!Files.exists(growing)) {
                Thread.onSpinWait();
            }
            Result made = torrent(Map.of());
            assertThat(made.code()).isEqualTo(1);
            assertThat(made.err())
                    .contains("seedcast: " + growing + " changed while it was hashed: no torrent is made of it");
            assertThat(out).doesNotExist();
        } finally {
            writer.destroyForcibly();
        }
    }

    private record Result(int code, String err) {}

    private Result torrent(Map<String, String> environment) throws Exception {
        List<String> command =
                new ArrayList<>(Packaged.command(List.of("torrent", tree.toString(), "-o", out.toString())));
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(err.toFile())
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(Duration.ofSeconds(20).toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        assertThat(ended).as("ended within seconds").isTrue();
        return new Result(process.exitValue(), Files.readString(err));
    }

    /** For names that Java cannot say. */
    private void sh(String script) throws Exception {
        Process process = new ProcessBuilder("sh", "-c", script)
                .directory(tree.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
