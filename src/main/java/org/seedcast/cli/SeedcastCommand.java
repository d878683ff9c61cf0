package org.seedcast.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;
import org.seedcast.app.Event;
import org.seedcast.app.StopSignal;
import org.seedcast.failure.SeedcastException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand: all it can do is to say that one is missing. */
@Command(
        addMethodSubcommands = false,
        name = "seedcast",
        description = "Turns a podcast or netlabel feed into torrents and keeps them alive.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:done, or nothing new",
            "  1:failed",
            "  2:wrong use",
            "  3:some items failed, the rest are published",
            "  4:the library is in use by another process",
            "  5:the feed cannot be read",
            "  6:content does not match its torrent",
            "  7:not enough space",
            " 70:a bug in seedcast",
            "130, 143:interrupted",
        })
final class SeedcastCommand implements Runnable {
    @Mixin
    final GlobalOptions global = new GlobalOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    final StopSignal stop;

    final PrintWriter err;

    private final PrintWriter out;

    /** Whether standard output takes something else, and people's text goes to stderr. */
    private boolean outIsTaken;

    SeedcastCommand(StopSignal stop, PrintWriter out, PrintWriter err) {
        this.stop = stop;
        this.out = out;
        this.err = err;
    }

    /** From now on people's text goes to stderr. */
    void takeOut() {
        outIsTaken = true;
    }

    /** Where the events of a run go, as the options say. */
    Consumer<Event> events() {
        if (global.json) {
            return new JsonEvents(out, err);
        }
        TextEvents text = new TextEvents(outIsTaken ? err : out, err, global.verbose);
        return global.quiet ? new QuietEvents(text) : text;
    }

    /** Whether a line may be redrawn on stderr. */
    boolean isWatched() {
        return !global.json && !global.quiet && Terminal.isWatched();
    }

    /** Tells what ended the run. */
    void tell(SeedcastException failure) {
        if (global.json) {
            new JsonEvents(out, err).error(failure);
        } else {
            Message.print(err, SeedcastException.reason(failure), failure.hint());
        }
    }

    @Override
    public void run() {
        throw new ParameterException(new CommandLine(spec), "a command is missing");
    }
}
