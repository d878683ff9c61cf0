package org.seedcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Other users of this machine, for tests of what they may see and do. */
public final class LocalUsers {
    /** The number of {@code nobody}. */
    public static final int NOBODY = 65534;

    private LocalUsers() {}

    /** Skips a test that has to be root to be somebody else for a while. */
    public static void requireRoot() throws IOException {
        assumeTrue(
                Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid")),
                "needs root, to act as another user");
    }

    /** Runs {@code command} as nobody, and in the group {@code gid} alone. */
    public static Tools.Result asNobody(int gid, List<String> command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                Tools.require("setpriv").toString(), "--reuid=" + NOBODY, "--regid=" + gid, "--clear-groups", "--"));
        all.addAll(command);
        return Tools.run(Duration.ofSeconds(60), all.toArray(String[]::new));
    }

    /** Runs {@code command} under {@code umask}. */
    public static Tools.Result under(String umask, List<String> command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("/bin/sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"));
        all.addAll(command);
        return Tools.run(Duration.ofSeconds(60), all.toArray(String[]::new));
    }

    /** Gives {@code path} and all below it, links too, to nobody. */
    public static void giveToNobody(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.toList()) {
                Files.setAttribute(one, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(one, "unix:gid", NOBODY, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /** The mode of {@code path} as chmod(1) takes it. */
    public static String mode(Path path) throws IOException {
        return Integer.toOctalString((Integer) Files.getAttribute(path, "unix:mode") & 07777);
    }

    /** All below {@code root}: directories have the one mode, files the other. */
    public static void assertModes(Path root, String directories, String files) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            assertThat(all).isNotEmpty().allSatisfy(path -> assertThat(mode(path))
                    .as(path.toString())
                    .isEqualTo(Files.isDirectory(path) ? directories : files));
        }
    }
}
