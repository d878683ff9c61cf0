package org.seedcast.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.CommandSpecs;
import org.seedcast.cli.option.OptionCheck;
import org.seedcast.cli.option.OptionParsers;
import org.seedcast.cli.option.Values;
import org.seedcast.config.HandOptions;
import org.seedcast.config.SeedingOptions;
import org.seedcast.failure.ExitCode;
import org.seedcast.failure.SeedcastException;
import picocli.CommandLine.Model.CommandSpec;

/** {@code seedcast seed}. */
final class SeedCommand implements Callable<Integer> {
    private final SeedcastCommand parent;

    private final Values<Path> directories =
            Values.operands(0, "DIR", OptionParsers::directory, "Libraries made by mirror or torrent.");

    private final HandArguments hand = new HandArguments();

    private final SeedingArguments seeding = new SeedingArguments();

    private final Values<String> allowNet = Values.texts(
            "--allow-net",
            "CIDR",
            "Private addresses whose peers may be connected to, such as 192.168.6.0/24; repeatable.");

    SeedCommand(SeedcastCommand parent) {
        this.parent = parent;
    }

    CommandSpec spec() {
        List<Argument> arguments = new ArrayList<>(List.of(directories));
        arguments.addAll(hand.all());
        arguments.addAll(seeding.all());
        arguments.add(allowNet);
        return CommandSpecs.of(
                this,
                "seed",
                arguments,
                "Seeds everything in one or several libraries, and picks up what a mirror adds.",
                "Files that have not changed since they were hashed are not read again.");
    }

    @Override
    public Integer call() throws SeedcastException, InterruptedException {
        try (Run run = Run.of(parent)) {
            HandOptions options = OptionCheck.of(hand::options);
            SeedingOptions sharing = OptionCheck.of(() -> seeding.options(allowNet.all()));
            ExitCode handed =
                    hand.isGiven() ? run.wiring().handOverService().run(directories.all(), options) : ExitCode.DONE;
            if (hand.isOnly()) {
                return handed.code();
            }
            ExitCode seeded = run.wiring().seed().run(directories.all(), sharing);
            return (seeded == ExitCode.DONE ? handed : seeded).code();
        }
    }
}
