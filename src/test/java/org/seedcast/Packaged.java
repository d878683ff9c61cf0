package org.seedcast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The program as it is packaged, run as a user would. */
public final class Packaged {
    private Packaged() {}

    /** The command line of {@code seedcast} with {@code args}. */
    public static List<String> command(List<String> args) {
        Path program = home().resolve("bin/seedcast");
        if (!Files.isExecutable(program)) {
            throw new AssertionError("there is no " + program + ": run mvn verify, which packages it first");
        }
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(args);
        return command;
    }

    /** The directory that holds {@code bin}, {@code lib} and {@code licenses}. */
    public static Path home() {
        return Path.of(System.getProperty("seedcast.home", "target"))
                .resolve("seedcast")
                .toAbsolutePath();
    }

    public static Tools.Result run(String... args) throws IOException, InterruptedException {
        return Tools.run(Duration.ofSeconds(60), command(List.of(args)).toArray(String[]::new));
    }

    /** A file of the checkout. */
    public static Path checkout(String relative) {
        return Path.of(System.getProperty("seedcast.basedir", ""), relative).toAbsolutePath();
    }
}
