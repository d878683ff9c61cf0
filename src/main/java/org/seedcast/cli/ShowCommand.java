package org.seedcast.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code seedcast show}. */
@Command(
        name = "show",
        description = {
            "Tells of each torrent of a library what was uploaded and when it was last asked for.",
            "A process that seeds the library adds to that once a minute."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class ShowCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    SeedcastCommand parent;

    @Parameters(
            paramLabel = "DIR",
            converter = Converters.ToDirectory.class,
            description = "The library, as mirror makes it.")
    Path directory = Path.of("seedcast");

    @Override
    public Integer call() throws SeedcastException {
        try (Run run = Run.of(parent)) {
            run.wiring().show().run(directory);
            return ExitCode.DONE.code();
        }
    }
}
