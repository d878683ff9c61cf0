package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive as a stranger unpacks it: whole, and with words that lead somewhere. */
class ArchiveIT {
    @TempDir
    Path folder = Path.of("");

    private Path program = Path.of("");

    @BeforeEach
    void unpack() throws Exception {
        Path archive;
        try (Stream<Path> files = Files.list(Packaged.home().getParent())) {
            archive = files.filter(file -> file.getFileName().toString().matches("seedcast-.*\\.tar\\.gz"))
                    .findFirst()
                    .orElseThrow();
        }
        assertThat(Tools.run(
                                Duration.ofSeconds(60),
                                "tar",
                                "-xzf",
                                archive.toString(),
                                "-C",
                                folder.toString(),
                                "--strip-components=1")
                        .exitCode())
                .isZero();
        program = folder;
    }

    @Test
    void noLinkIsDead() throws IOException {
        for (Path root : List.of(program, Packaged.checkout(""))) {
            for (Manual page : Manual.in(root)) {
                assertThat(page.links()).as(page.file().toString()).allSatisfy(link -> assertThat(
                                page.file().resolveSibling(link.replaceFirst("#.*", "")))
                        .exists());
            }
        }
    }

    @Test
    void itSaysHowToRunIt() throws IOException {
        assertThat(program.resolve("README.md"))
                .content()
                .contains("default-jre-headless")
                .contains("tar -xzf seedcast-")
                .contains("PATH=");
    }

    @Test
    void examplesAndTheTemplateAreThere() {
        assertThat(program.resolve("examples/netlabel/feed.xml")).isRegularFile();
        assertThat(program.resolve("examples/publish/publish-rsync")).isExecutable();
        assertThat(program.resolve("examples/template/page.html")).isRegularFile();
        assertThat(program.resolve("lib/train")).isExecutable();
        assertThat(program.resolve("SECURITY.md")).isRegularFile();
    }

    /** An archive of classes fits one Java; natives of other systems doubled the size. */
    @Test
    void itHoldsOnlyWhatRunsOnLinux() throws IOException {
        assertThat(program.resolve("lib/cds")).doesNotExist();
        try (Stream<Path> files = Files.walk(program.resolve("lib/native"))) {
            assertThat(files.filter(Files::isRegularFile).map(file -> program.resolve("lib/native")
                            .relativize(file.getParent())
                            .toString()))
                    .containsExactlyInAnyOrder(
                            "Linux/x86_64",
                            "Linux/aarch64",
                            "Linux/arm",
                            "Linux/armv6",
                            "Linux/armv7",
                            "Linux-Musl/x86_64",
                            "Linux-Musl/aarch64");
        }
    }
}
