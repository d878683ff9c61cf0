package org.seedcast.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.seedcast.app.publish.RetireRequest;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.CommandSpecs;
import org.seedcast.cli.option.Flag;
import org.seedcast.cli.option.OptionParsers;
import org.seedcast.cli.option.Value;
import org.seedcast.cli.option.Values;
import org.seedcast.failure.SeedcastException;
import picocli.CommandLine.Model.CommandSpec;

/** {@code seedcast retire}. */
final class RetireCommand implements Callable<Integer> {
    private final SeedcastCommand parent;

    private final Value<Path> directory = Value.operand("DIR", OptionParsers::directory, "The library.");

    private final Values<String> names = Values.operands(
            1,
            "GUID",
            text -> text,
            "An episode by its guid, with all its files; or one file by its info-hash or name.");

    private final Flag delete = Flag.of("--delete", "Delete the media as well, if they are in DIR/media.");

    private final Flag dryRun = Flag.of("--dry-run", "Only report what would be done.");

    private final Flag trustHooks = HookArguments.trust();

    RetireCommand(SeedcastCommand parent) {
        this.parent = parent;
    }

    CommandSpec spec() {
        List<Argument> arguments = List.of(directory, names, delete, dryRun, trustHooks);
        return CommandSpecs.of(
                this,
                "retire",
                arguments,
                "Retires items for good: they leave feeds and page, are no longer seeded, and are never fetched again.",
                "The .torrent is deleted from the site; a running seeder drops it within seconds. If one of the names "
                        + "is unknown, or means more than one file or several episodes that share a guid, nothing "
                        + "is done, and the distinct names are listed.");
    }

    @Override
    public Integer call() throws SeedcastException, InterruptedException {
        try (Run run = Run.of(parent)) {
            return run.wiring()
                    .retire()
                    .run(new RetireRequest(
                            directory.required(),
                            names.all(),
                            delete.isGiven(),
                            dryRun.isGiven(),
                            trustHooks.isGiven()))
                    .code();
        }
    }
}
