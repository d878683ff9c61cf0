package org.seedcast.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import org.seedcast.app.StopSignal;
import picocli.CommandLine;

/** All commands, and what becomes of what goes wrong in them. */
final class CommandLineTree {
    private CommandLineTree() {}

    /** @param bytes standard output itself, for what is no text */
    static CommandLine create(PrintWriter out, PrintWriter err, OutputStream bytes, StopSignal stop) {
        SeedcastCommand root = new SeedcastCommand(stop, out, err);
        CommandLine tree = new CommandLine(root)
                .addSubcommand(new MirrorCommand())
                .addSubcommand(new TorrentCommand(bytes))
                .addSubcommand(new SeedCommand())
                .addSubcommand(new PublishCommand())
                .addSubcommand(new ShowCommand())
                .addSubcommand(new CommandLine.HelpCommand());
        Failures failures = new Failures(root, err);
        return tree.setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }
}
