package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A system that speaks German, with and without the launcher, which would have it speak English. */
@Timeout(120)
class LocaleIT {
    private static final String GERMAN = "de_DE.UTF-8";

    @TempDir
    Path folder = Path.of("");

    private String german() throws Exception {
        Tools.require("validlocale");
        Tools.requireDirectory(Path.of("/usr/share/locale/de/LC_MESSAGES"), "libc-l10n");
        Path locale = folder.resolve(GERMAN);
        Tools.Result made = Tools.run(
                Duration.ofSeconds(60),
                Tools.require("localedef").toString(),
                "-i",
                "de_DE",
                "-f",
                "UTF-8",
                locale.toString());
        assertThat(locale).as(made.output()).isDirectory();
        return "export LOCPATH=" + folder + " LC_ALL=" + GERMAN + "; ls /nowhere/at/all";
    }

    private static List<String> program(boolean launcher, String... args) {
        if (launcher) {
            return Packaged.command(List.of(args));
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home", ""), "bin/java").toString(),
                "-jar",
                Packaged.home().resolve("lib/seedcast.jar").toString()));
        command.addAll(List.of(args));
        return command;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFullDiskIsAFullDisk(boolean launcher) throws Exception {
        Path content = Files.writeString(folder.resolve("content"), "any");

        Tools.Result result =
                Faults.shell(german(), "2>&1 >/dev/full", program(launcher, "torrent", content.toString(), "-o", "-"));

        assertThat(result.output())
                .as("the system speaks German")
                .contains("nicht gefunden")
                .contains("cannot write standard output: no space left");
        assertThat(result.exitCode()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void linksInACircleStopNoTorrent(boolean launcher) throws Exception {
        Path tree = Files.createDirectory(folder.resolve("tree"));
        Files.writeString(tree.resolve("a"), "any");
        Files.createSymbolicLink(tree.resolve("b"), Path.of("b"));

        Tools.Result result = Faults.shell(
                german(),
                "",
                program(
                        launcher,
                        "torrent",
                        tree.toString(),
                        "-o",
                        folder.resolve("x.torrent").toString()));

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains("the link leads in a circle");
    }

    @Test
    void whatIsMissingIsToldInOneLanguage() throws Exception {
        Path file = folder.resolve("none/at/all");
        Files.writeString(folder.resolve("none"), "a file, and no directory");

        Tools.Result result = Faults.shell(german(), "", program(false, "show", file + "/x.torrent"));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("not a directory");
    }
}
