package org.seedcast.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seedcast.app.RetireRequest;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code seedcast retire}. */
@Command(
        name = "retire",
        description = {
            "Takes items down for good: out of feeds and page, no longer seeded, never fetched again.",
            "The .torrent is deleted from the site; a seeder that runs drops it within seconds. Where one of the names"
                    + " means nothing, or more than one file, nothing is done."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class RetireCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    SeedcastCommand parent;

    @Parameters(index = "0", paramLabel = "DIR", converter = Converters.ToDirectory.class, description = "The library.")
    Path directory = Path.of("seedcast");

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "GUID",
            description = "An episode by its guid, with all its files; or one file by its info-hash or name.")
    List<String> names = List.of();

    @Option(names = "--delete", description = "Delete the media, too, as far as they lie in DIR/media.")
    boolean delete;

    @Option(names = "--dry-run", description = "Only say what would be done.")
    boolean dryRun;

    @Override
    public Integer call() throws SeedcastException, InterruptedException {
        try (Run run = Run.of(parent)) {
            run.wiring().retire().run(new RetireRequest(directory, names, delete, dryRun));
            return ExitCode.DONE.code();
        }
    }
}
