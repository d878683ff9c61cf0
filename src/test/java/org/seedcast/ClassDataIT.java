package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seedcast.peers.Deadline;

/** Starts the program with each Java of this machine, from the second time on with its classes in an archive. */
class ClassDataIT {
    private static final String SHARED = "org.seedcast.cli.Main source: shared objects file";

    /** Far more than it takes on a machine that does nothing else, as it is made when there is nothing else to do. */
    private static final Duration LIMIT = Duration.ofMinutes(8);

    @TempDir
    Path folder = Path.of("");

    static Stream<Path> javas() throws IOException {
        try (Stream<Path> homes = Files.list(Path.of("/usr/lib/jvm"))) {
            List<Path> found = homes.filter(home -> Files.isReadable(home.resolve("release")))
                    .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .map(ClassDataIT::real)
                    .distinct()
                    .toList();
            return Stream.concat(Stream.of(real(Path.of(System.getProperty("java.home")))), found.stream())
                    .distinct();
        }
    }

    @Test
    void theBuildMakesOneForItsOwnJava() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));

        assertThat(classes(Packaged.home(), Path.of(System.getProperty("java.home")), home))
                .contains(SHARED);
        assertThat(home).isEmptyDirectory();
    }

    /** Java 17 takes none of our classes into an archive where a name holds a space or more than ASCII. */
    @ParameterizedTest
    @MethodSource("javas")
    void theFirstRunStartsToMakeOneAndLaterOnesUseIt(Path java) throws Exception {
        boolean any = !Files.readString(java.resolve("release")).contains("JAVA_VERSION=\"17");
        Path program = unpacked(any ? "it's a bòx" : "it's");
        Path home = Files.createDirectory(folder.resolve("home"));

        Tools.Result first = run(program, java, home, "", "--version");

        assertThat(first.output()).isEqualTo("seedcast 0.1.0\n");
        assertThat(Deadline.of(LIMIT).reached(() -> archives(home) == 1)).isTrue();
        assertThat(classes(program, java, home)).contains(SHARED);
        assertThat(program.resolve("lib/cds")).doesNotExist();
    }

    /** So it is in a checkout when another Java comes. */
    @Test
    void whereTheBuildMadeOneThoseOfOtherJavasAreBesideIt() throws Exception {
        Path program = unpacked("checkout");
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.createDirectory(program.resolve("lib/cds"));

        run(program, Path.of(System.getProperty("java.home")), home, "", "--version");

        assertThat(Deadline.of(LIMIT).reached(() -> archives(program.resolve("lib/cds")) == 1))
                .isTrue();
        assertThat(home).isEmptyDirectory();
    }

    private Path unpacked(String name) throws Exception {
        Path program = folder.resolve(name);
        assertThat(Tools.run(Duration.ofSeconds(60), "cp", "-a", Packaged.home().toString(), program.toString())
                        .exitCode())
                .isZero();
        assertThat(Tools.run(
                                Duration.ofSeconds(60),
                                "rm",
                                "-r",
                                program.resolve("lib/cds").toString())
                        .exitCode())
                .isZero();
        return program;
    }

    private static String classes(Path program, Path java, Path home) throws Exception {
        return run(program, java, home, "-Xlog:class+load:stdout", "--version").output();
    }

    private static Tools.Result run(Path program, Path java, Path home, String options, String argument)
            throws Exception {
        List<String> command = new ArrayList<>(List.of("env", "-u", "LANG", "-u", "LC_ALL", "-u", "XDG_CACHE_HOME"));
        command.addAll(List.of("HOME=" + home, "JAVA_HOME=" + java, "SEEDCAST_OPTS=" + options));
        command.addAll(List.of(program.resolve("bin/seedcast").toString(), argument));
        return Tools.run(Duration.ofSeconds(60), command.toArray(String[]::new));
    }

    /** Counts those that are done, and whose making has been cleared up. */
    private static long archives(Path below) {
        try (Stream<Path> files = Files.walk(below)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            return names.contains("making")
                    ? 0
                    : names.stream().filter("seedcast.jsa"::equals).count();
        } catch (IOException | java.io.UncheckedIOException e) {
            // A directory went while it was read.
            return 0;
        }
    }

    private static Path real(Path home) {
        try {
            return home.toRealPath();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
