package org.seedcast.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.seedcast.failure.SeedcastException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code seedcast publish}. */
@Command(
        addMethodSubcommands = false,
        name = "publish",
        description = {
            "Writes the site of a library again, without looking at the feed.",
            "Use it when the site moved or a tracker changed; info-hashes stay."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true)
final class PublishCommand implements Callable<Integer> {
    @ParentCommand
    @Nullable
    SeedcastCommand parent;

    @Parameters(
            paramLabel = "DIR",
            converter = Converters.ToDirectory.class,
            description =
                    "The library, as mirror makes it; or a folder of libraries: then each of them, and an index.html"
                            + " of the shows in that folder.")
    Path directory = Path.of("seedcast");

    @Mixin
    PublishingMixin publishing = new PublishingMixin();

    @Override
    public Integer call() throws SeedcastException, InterruptedException {
        try (Run run = Run.of(parent)) {
            return run.wiring()
                    .publish()
                    .run(directory, Checked.of(publishing::options))
                    .code();
        }
    }
}
