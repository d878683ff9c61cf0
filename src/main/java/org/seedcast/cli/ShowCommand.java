package org.seedcast.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.CommandSpecs;
import org.seedcast.cli.option.Flag;
import org.seedcast.cli.option.OptionParsers;
import org.seedcast.cli.option.Value;
import org.seedcast.failure.SeedcastException;
import picocli.CommandLine.Model.CommandSpec;

/** {@code seedcast show}. */
final class ShowCommand implements Callable<Integer> {
    private final SeedcastCommand parent;

    private final Value<Path> path = Value.operand("PATH", OptionParsers::path, "A .torrent, or a library.");

    private final Flag magnet = Flag.of("--magnet", "Print only the magnet link, or those of a library.");

    ShowCommand(SeedcastCommand parent) {
        this.parent = parent;
    }

    CommandSpec spec() {
        List<Argument> arguments = List.of(path, magnet);
        return CommandSpecs.of(
                this,
                "show",
                arguments,
                "Shows the content of any .torrent; or, for each torrent of a library, the bytes uploaded and the "
                        + "time of the last request. A seeding process updates these once a minute.");
    }

    @Override
    public Integer call() throws SeedcastException {
        try (Run run = Run.of(parent)) {
            return run.wiring().show().run(path.required(), magnet.isGiven()).code();
        }
    }
}
