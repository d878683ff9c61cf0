package org.seedcast.torrent.make;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Detects whether the processor has instructions for SHA-1; without them Java takes about five times as long. */
public final class ShaInstructions {
    private static final Pattern BLANKS = Pattern.compile("\\s++");

    private static final List<String> NAMES = List.of("sha_ni", "sha1");

    private ShaInstructions() {}

    /** Empty where the system does not say. */
    public static Optional<Boolean> present() {
        return present(Path.of("/proc/cpuinfo"));
    }

    static Optional<Boolean> present(Path cpuinfo) {
        try {
            return Files.readAllLines(cpuinfo, StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                    .map(line -> line.substring(line.indexOf(':') + 1))
                    .map(flags -> Arrays.stream(BLANKS.split(flags.strip(), 0)).anyMatch(NAMES::contains))
                    .findFirst();
        } catch (IOException e) {
            // Another system: it only adorns what is said with -v.
            return Optional.empty();
        }
    }
}
