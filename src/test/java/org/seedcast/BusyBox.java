package org.seedcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** Commands of BusyBox, which know fewer options than those of Debian. */
final class BusyBox {
    private BusyBox() {}

    /** Makes a directory below {@code folder} that has them all, to be the first of a PATH. */
    static Path commands(Path folder) throws IOException, InterruptedException {
        Path busybox = Tools.require("busybox");
        Path commands = Files.createDirectory(folder.resolve("busybox"));
        String names =
                Tools.run(Duration.ofSeconds(60), busybox.toString(), "--list").output();
        for (String name : names.lines().toList()) {
            Path command = commands.resolve(name);
            Files.writeString(command, "#!/bin/sh\nexec " + busybox + " " + name + " \"$@\"\n");
            Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return commands;
    }
}
