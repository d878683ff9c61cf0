package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SQLite's native part lies beside the jars and goes nowhere else. */
class NativeLibraryIT {
    private static final String FEED =
            Packaged.checkout("examples/netlabel/feed.xml").toString();

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Linux/x86_64",
                "Linux/aarch64",
                "Linux/arm",
                "Linux/armv6",
                "Linux/armv7",
                "Linux-Musl/x86_64",
                "Linux-Musl/aarch64"
            })
    void itIsThereForEachProcessor(String machine) throws Exception {
        assertThat(lib().resolve("native").resolve(machine).resolve("libsqlitejdbc.so"))
                .isNotEmptyFile();
    }

    /** The jar is of the same name, so that the class path holds, and keeps its licences. */
    @Test
    void theJarHasItNot() throws Exception {
        try (Stream<Path> jars = Files.list(lib())) {
            Path jar = jars.filter(path -> path.getFileName().toString().matches("sqlite-jdbc-[0-9.]+\\.jar"))
                    .findFirst()
                    .orElseThrow();
            try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(jar.toFile())) {
                List<String> names =
                        zip.stream().map(java.util.zip.ZipEntry::getName).toList();
                assertThat(names).noneMatch(name -> name.contains("/native/") && !name.endsWith("/"));
                assertThat(names)
                        .contains(
                                "META-INF/services/java.sql.Driver",
                                "META-INF/maven/org.xerial/sqlite-jdbc/LICENSE",
                                "org/sqlite/JDBC.class");
            }
        }
    }

    @Test
    void nothingIsMadeAmongTheTemporaryFiles() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        FileTime before = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));
        Files.setLastModifiedTime(temporary, before);

        List<String> command = new ArrayList<>(List.of("env", "SEEDCAST_OPTS=-Djava.io.tmpdir=" + temporary));
        command.addAll(mirror());
        assertThat(Tools.run(Duration.ofSeconds(60), command.toArray(String[]::new))
                        .exitCode())
                .isZero();

        // A file that came and went would have moved it.
        assertThat(Files.getLastModifiedTime(temporary)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"noexec", "ro", "noexec,ro"})
    void temporaryFilesNeedNotBeRunNorWritten(String options) throws Exception {
        LocalUsers.requireRoot();
        // The program, the feed and the library may lie below /tmp itself.
        String script =
                """
                set -e
                mount -t tmpfs tmpfs /mnt
                for name in library program examples; do
                  mkdir "/mnt/$name"
                  mount --bind "$1" "/mnt/$name"
                  shift
                done
                mount -t tmpfs -o size=1m,OPTIONS tmpfs /tmp
                exec /mnt/program/bin/seedcast mirror /mnt/examples/feed.xml --dir /mnt/library -q
                """
                        .replace("OPTIONS", options);
        Path library = Files.createDirectory(folder.resolve("library"));
        List<String> inside = List.of(
                "unshare",
                "-m",
                "sh",
                "-c",
                script,
                "sh",
                library.toString(),
                Packaged.home().toString(),
                Packaged.checkout("examples/netlabel").toString());

        Tools.Result mirrored = Tools.run(Duration.ofSeconds(60), inside.toArray(String[]::new));

        assertThat(mirrored.exitCode()).as(mirrored.output()).isZero();
        assertThat(library.resolve(".seedcast/library.db")).isNotEmptyFile();
    }

    private List<String> mirror() {
        return Packaged.command(
                List.of("mirror", FEED, "--dir", folder.resolve("made").toString(), "-q"));
    }

    private static Path lib() throws IOException {
        return Path.of(Packaged.command(List.of()).get(0))
                .resolveSibling("../lib")
                .toRealPath();
    }
}
