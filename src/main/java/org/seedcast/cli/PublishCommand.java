package org.seedcast.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.CommandSpecs;
import org.seedcast.cli.option.OptionCheck;
import org.seedcast.cli.option.OptionParsers;
import org.seedcast.cli.option.Value;
import org.seedcast.failure.SeedcastException;
import picocli.CommandLine.Model.CommandSpec;

/** {@code seedcast publish}. */
final class PublishCommand implements Callable<Integer> {
    private final SeedcastCommand parent;

    private final Value<Path> directory = Value.operand(
            "DIR",
            OptionParsers::directory,
            "A library made by mirror or torrent; or a folder of libraries: then each of them, and an index.html of "
                    + "the shows in that folder.");

    private final PublishingArguments publishing = new PublishingArguments();

    PublishCommand(SeedcastCommand parent) {
        this.parent = parent;
    }

    CommandSpec spec() {
        List<Argument> arguments = new ArrayList<>(List.of(directory));
        arguments.addAll(publishing.all());
        return CommandSpecs.of(
                this,
                "publish",
                arguments,
                "Writes the site of a library again, without reading the feed.",
                "Use it after the site has moved or a tracker has changed; info-hashes stay.");
    }

    @Override
    public Integer call() throws SeedcastException, InterruptedException {
        try (Run run = Run.of(parent)) {
            return run.wiring()
                    .publish()
                    .run(directory.required(), OptionCheck.of(publishing::options))
                    .code();
        }
    }
}
