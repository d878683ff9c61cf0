package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the scripts of a checkout on machines that are not as ours. */
class ScriptsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aBuildIsRunByTheJavaThatMadeItWhereJavaHomeIsTooOld() throws Exception {
        Path right = java("jdk", "21.0.5");
        Path checkout = checkout(right);

        for (String home : List.of(java("old", "11.0.2").toString(), java("older", "1.8.0_412") + "", "", "/none")) {
            assertThat(run(List.of("JAVA_HOME=" + home), checkout + "/scripts/seedcast"))
                    .isEqualTo("runs with " + right + "\n");
        }
    }

    @Test
    void aJavaHomeThatFitsIsKept() throws Exception {
        Path checkout = checkout(java("jdk", "21.0.5"));
        Path other = java("other", "17.0.9");

        assertThat(run(List.of("JAVA_HOME=" + other), checkout + "/scripts/seedcast"))
                .isEqualTo("runs with " + other + "\n");
    }

    @Test
    void busyBoxIsEnough() throws Exception {
        Path right = java("jdk", "21.0.5");
        String path = "PATH=" + BusyBox.commands(folder) + ":" + System.getenv("PATH");

        assertThat(run(List.of(path, "JAVA_HOME="), "busybox", "sh", checkout(right) + "/scripts/seedcast"))
                .isEqualTo("runs with " + right + "\n");
    }

    @Test
    void theHintBeginsWithTheLists() throws Exception {
        assertThat(hint("has() { [ $1 != none ]; }"))
                .contains("apt-get update && ")
                .contains("apt-get install --no-install-recommends -y maven");
    }

    @Test
    void theHintNamesWhatToDoWithoutAptGetOrSudo() throws Exception {
        assertThat(hint("has() { [ $1 != apt-get ]; }"))
                .contains("package manager")
                .contains("maven");
        assertThat(hint("has() { [ $1 != sudo ]; }; id() { echo 1000; }"))
                .contains("su -")
                .contains("apt-get update && apt-get install");
    }

    @Test
    void whatTakesLongGivesASignOfLife() throws Exception {
        String script =
                ". scripts/toolchain.sh; sign_seconds=1;" + " sleep 4 & watch $! 'still at it' echo 3 MB && echo done";

        assertThat(run(List.of(), "sh", "-euc", script))
                .contains("still at it (1 s, 3 MB)")
                .endsWith("done\n");
    }

    @Test
    void whatFailsWhileWatchedFails() throws Exception {
        String script = ". scripts/toolchain.sh; sh -c 'exit 7' & watch $! 'still at it' echo || echo failed with $?";

        assertThat(run(List.of(), "sh", "-euc", script)).isEqualTo("failed with 7\n");
    }

    private String hint(String machine) throws Exception {
        return run(List.of(), "sh", "-euc", ". scripts/toolchain.sh; " + machine + "; install_hint maven");
    }

    /** A checkout with a build that is newer than its sources. */
    private Path checkout(Path java) throws IOException {
        Path checkout = Files.createDirectories(folder.resolve("chèckout"));
        Files.createDirectories(checkout.resolve("scripts"));
        for (String script : List.of("seedcast", "toolchain.sh")) {
            Path copy = checkout.resolve("scripts").resolve(script);
            Files.copy(Path.of("scripts").resolve(script), copy);
            assertThat(copy.toFile().setExecutable(true)).isTrue();
        }
        Files.createDirectories(checkout.resolve("src/main"));
        Files.writeString(checkout.resolve("pom.xml"), "");
        Path build = Files.createDirectories(checkout.resolve("target/run/build-1"));
        Files.createDirectories(build.resolve("seedcast/bin"));
        Files.writeString(build.resolve("java-home"), java + "\n");
        executable(build.resolve("seedcast/bin/seedcast"), "echo \"runs with $JAVA_HOME\"");
        Files.createSymbolicLink(checkout.resolve("target/run/current"), Path.of("build-1"));
        Files.writeString(build.resolve("started"), "");
        return checkout;
    }

    private Path java(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        executable(home.resolve("bin/java"), "exit 0");
        return home;
    }

    private static void executable(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static String run(List<String> environment, String... command) throws Exception {
        List<String> all = new ArrayList<>(List.of("env", "-u", "LANG", "-u", "LC_ALL"));
        all.addAll(environment);
        all.addAll(List.of(command));
        return Tools.run(Duration.ofSeconds(60), all.toArray(String[]::new)).output();
    }
}
