package org.seedcast.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.SeedcastException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code seedcast seed}. */
@Command(
        addMethodSubcommands = false,
        name = "seed",
        description = {
            "Seeds everything in one or several libraries, and picks up what a mirror adds meanwhile.",
            "Files that have not changed since they were hashed are not read again."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class SeedCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    SeedcastCommand parent;

    @Parameters(
            paramLabel = "DIR",
            arity = "1..*",
            converter = Converters.ToDirectory.class,
            description = "Libraries, as mirror makes them.")
    List<Path> directories = List.of();

    @Mixin
    SeedingMixin seeding = new SeedingMixin();

    @Option(
            names = "--allow-net",
            paramLabel = "CIDR",
            description = "Private addresses whose peers may be connected to, such as 192.168.6.0/24; repeatable.")
    List<String> allowNet = List.of();

    @Override
    public Integer call() throws SeedcastException, InterruptedException {
        try (Run run = Run.of(parent)) {
            return run.wiring()
                    .seed()
                    .run(directories, Checked.of(() -> seeding.options(allowNet)))
                    .code();
        }
    }
}
