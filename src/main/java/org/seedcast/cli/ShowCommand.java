package org.seedcast.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code seedcast show}. */
@Command(
        addMethodSubcommands = false,
        name = "show",
        description = {
            "Tells what a .torrent says, also those that others made; or of each torrent of a library what was"
                    + " uploaded and when it was last asked for, to which a process that seeds it adds once a minute."
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
            paramLabel = "PATH",
            converter = Converters.ToPath.class,
            description = "A .torrent, or a library, as mirror makes it.")
    Path path = Path.of("seedcast");

    @Option(names = "--magnet", description = "Tell the magnet link, or those of a library, and nothing else.")
    boolean magnet;

    @Override
    public Integer call() throws SeedcastException {
        try (Run run = Run.of(parent)) {
            run.wiring().show().run(path, magnet);
            return ExitCode.DONE.code();
        }
    }
}
