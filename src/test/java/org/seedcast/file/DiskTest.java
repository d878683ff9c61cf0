package org.seedcast.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.seedcast.Tools;
import org.seedcast.peers.JavaProgram;

/** The real disk, as far as it asks the machine. */
class DiskTest {
    /** As a chroot sees it into which nobody has mounted anything: without an entry for its file system. */
    private static final String WITHOUT_MOUNTS = "mount --bind \"$1\" /proc/$$/mounts; shift; exec \"$@\"";

    @TempDir
    Path directory = Path.of("");

    @Test
    void spaceIsToldWithoutMounts() throws Exception {
        List<String> command = new ArrayList<>();
        if (isAmongMounts()) {
            Tools.requireRoot();
            Path empty = Files.createFile(directory.resolve("mounts"));
            command.addAll(List.of("unshare", "--mount", "sh", "-ec", WITHOUT_MOUNTS, "sh", empty.toString()));
        }
        command.addAll(JavaProgram.of(DiskTest.class, directory.toString()));

        Tools.Result told = Tools.run(Duration.ofSeconds(60), command.toArray(String[]::new));

        assertThat(told.exitCode()).as(told.output()).isZero();
        assertThat(Long.parseLong(told.output().strip())).isBetween(1L, Long.MAX_VALUE - 1);
    }

    /** Whether these tests run in no such place themselves. */
    private boolean isAmongMounts() {
        try {
            return Files.getFileStore(directory).getTotalSpace() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Prints the space for {@code args[0]}. */
    public static void main(String[] args) {
        System.out.println(Disk.REAL.usableBytes(Path.of(args[0])));
    }
}
