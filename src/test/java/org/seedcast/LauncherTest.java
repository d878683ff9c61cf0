package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.seedcast.peers.Deadline;

/** Starts the launcher with a Java that only says how it was called. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("src/main/assembly/seedcast").toAbsolutePath();

    @TempDir
    Path folder = Path.of("");

    private Path program = Path.of("");

    @BeforeEach
    void unpack() throws IOException {
        // As a home directory may be called.
        program = folder.resolve("it's a \"bòx\"");
        Files.createDirectories(program.resolve("bin"));
        Files.createDirectories(program.resolve("lib"));
        Files.copy(LAUNCHER, program.resolve("bin/seedcast"));
        Files.writeString(program.resolve("lib/seedcast.jar"), "");
        Files.writeString(program.resolve("lib/version"), "1.2\n");
    }

    static Stream<List<String>> shells() {
        return Stream.of(List.of("/bin/sh"), List.of("busybox", "sh"), List.of("bash"));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void theProgramIsFoundBehindLinksByAnyShell(List<String> shell) throws Exception {
        Path java = java("17.0.1");
        Path first = Files.createSymbolicLink(folder.resolve("first link"), program.resolve("bin/seedcast"));
        Path second = Files.createSymbolicLink(folder.resolve("second link"), first);

        Tools.Result result = run(shell, List.of("JAVA_HOME=" + java), second);

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains("[-jar]\n[" + program.resolve("lib/seedcast.jar") + "]\n[--version]");
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_412, 8", "11.0.2, 11", "16, 16"})
    void anOldJavaIsToldByTheNumberItIsKnownBy(String version, String known) throws Exception {
        Tools.Result result = run(List.of("/bin/sh"), List.of("JAVA_HOME=" + java(version)), launcher());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("needs Java 17 or newer: ").contains(" is Java " + known + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "21.0.5", "25.0.3", "26-ea"})
    void aNewJavaIsStarted(String version) throws Exception {
        assertThat(run(List.of("/bin/sh"), List.of("JAVA_HOME=" + java(version)), launcher())
                        .exitCode())
                .isZero();
    }

    /** So /bin/java is on a machine whose /bin is a link to /usr/bin. */
    @Test
    void theJavaOfPathIsFollowedToItsHome() throws Exception {
        Path old = java("11.0.2");
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("java"), old.resolve("bin/java"));

        Tools.Result result =
                run(List.of("/bin/sh"), List.of("JAVA_HOME=", "PATH=" + bin + ":" + System.getenv("PATH")), launcher());

        assertThat(result.output()).contains(old + "/bin/java is Java 11");
    }

    @Test
    void anArchiveIsStartedOnceAndUsedWhenItIsThere() throws Exception {
        Path home = Files.createDirectory(folder.resolve("höme"));
        Path java = java("21.0.5");
        List<String> environment = List.of("JAVA_HOME=" + java, "HOME=" + home, "XDG_CACHE_HOME=");
        train("mkdir -p \"$1\" && : >\"$1/seedcast.jsa\"; echo \"$JAVA_HOME\" >\"$0.called\"");

        Tools.Result first = run(List.of("/bin/sh"), environment, launcher());
        Path archive = home.resolve(".cache/seedcast" + program + "/lib/1.2 21.0.5/seedcast.jsa");
        assertThat(called()).isTrue();
        Tools.Result second = run(List.of("/bin/sh"), environment, launcher());

        assertThat(first.output()).doesNotContain("SharedArchiveFile");
        assertThat(second.output()).contains("[-XX:SharedArchiveFile=" + archive + "]");
        assertThat(program.resolve("lib/train.called")).hasContent(java.toString());
    }

    @Test
    void anArchiveOfAnEarlierBuildIsMadeAnew() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path archive = home.resolve("seedcast" + program + "/lib/1.2 21.0.5/seedcast.jsa");
        Files.createDirectories(archive.getParent());
        Files.writeString(archive, "");
        Files.setLastModifiedTime(archive, FileTime.fromMillis(0));
        train(": >\"$0.called\"");

        Tools.Result result =
                run(List.of("/bin/sh"), List.of("JAVA_HOME=" + java("21.0.5"), "XDG_CACHE_HOME=" + home), launcher());

        assertThat(result.output()).doesNotContain("SharedArchiveFile");
        assertThat(called()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/nonexistent", "relative"})
    void withoutAHomeNoneIsMade(String home) throws Exception {
        train(": >\"$0.called\"");

        Tools.Result result = run(
                List.of("/bin/sh"),
                List.of("JAVA_HOME=" + java("21.0.5"), "HOME=" + home, "XDG_CACHE_HOME="),
                launcher());

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).startsWith("[");
        assertThat(program.resolve("lib/train.called")).doesNotExist();
    }

    /** Sudo may keep the HOME of who calls it; an archive is code that root would run. */
    @Test
    void anArchiveOfAnotherUserIsNotLoaded() throws Exception {
        LocalUsers.requireRoot();
        Path home = Files.createDirectory(folder.resolve("home"));
        Path archive = home.resolve(".cache/seedcast" + program + "/lib/1.2 21.0.5/seedcast.jsa");
        Files.createDirectories(archive.getParent());
        Files.writeString(archive, "");
        LocalUsers.giveToNobody(home);

        Tools.Result result = run(
                List.of("/bin/sh"),
                List.of("JAVA_HOME=" + java("21.0.5"), "HOME=" + home, "XDG_CACHE_HOME="),
                launcher());

        assertThat(result.output()).doesNotContain("SharedArchiveFile");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xshare:off", "-XX:SharedArchiveFile=mine.jsa"})
    void whoSaysOtherwiseIsObeyed(String option) throws Exception {
        train(": >\"$0.called\"");

        Tools.Result result = run(
                List.of("/bin/sh"),
                List.of("JAVA_HOME=" + java("21.0.5"), "HOME=" + folder, "SEEDCAST_OPTS=" + option),
                launcher());

        assertThat(result.output()).contains("[" + option + "]").doesNotContain("seedcast.jsa");
        assertThat(folder.resolve(".cache")).doesNotExist();
    }

    private boolean called() {
        return Deadline.of(Duration.ofSeconds(60)).reached(() -> Files.exists(program.resolve("lib/train.called")));
    }

    private Path launcher() {
        return program.resolve("bin/seedcast");
    }

    private void train(String script) throws IOException {
        executable(program.resolve("lib/train"), "#!/bin/sh\n" + script + "\n");
    }

    private Path java(String version) throws IOException {
        Path home = Files.createDirectories(folder.resolve("a java " + version));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        executable(home.resolve("bin/java"), "#!/bin/sh\nprintf '[%s]\\n' \"$@\"\n");
        return home.toRealPath();
    }

    private static void executable(Path file, String script) throws IOException {
        Files.writeString(file, script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** Runs {@code script} with BusyBox's commands before those of the system where the shell is BusyBox's. */
    private Tools.Result run(List<String> shell, List<String> environment, Path script) throws Exception {
        List<String> command = new ArrayList<>(List.of("env", "-u", "LANG", "-u", "LC_ALL"));
        command.addAll(environment);
        if (shell.get(0).equals("busybox")) {
            command.add("PATH=" + BusyBox.commands(folder) + ":" + System.getenv("PATH"));
        }
        command.add(Tools.require(shell.get(0).substring(shell.get(0).lastIndexOf('/') + 1))
                .toString());
        command.addAll(shell.subList(1, shell.size()));
        command.addAll(List.of(script.toString(), "--version"));
        return Tools.run(Duration.ofSeconds(60), command.toArray(String[]::new));
    }
}
