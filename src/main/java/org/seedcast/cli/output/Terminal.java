package org.seedcast.cli.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Detects whether somebody watches. */
public final class Terminal {
    private static final Path STDERR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    /**
     * Reports whether stderr is a terminal; {@link System#console} would ask for stdin and stdout too, and not on every
     * JVM.
     */
    public static boolean isWatched() {
        if ("dumb".equals(System.getenv("TERM"))) {
            // It shows what moves the cursor as rubbish.
            return false;
        }
        try {
            String target = Files.readSymbolicLink(STDERR).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            // No /proc here: then nobody is assumed to watch, and lines are printed as into a file.
            return false;
        }
    }
}
