package org.seedcast.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.seedcast.app.event.Event;
import org.seedcast.app.work.StopSignal;
import org.seedcast.cli.option.CommandSpecs;
import org.seedcast.cli.output.JsonEvents;
import org.seedcast.cli.output.Message;
import org.seedcast.cli.output.QuietEvents;
import org.seedcast.cli.output.Terminal;
import org.seedcast.cli.output.TextEvents;
import org.seedcast.failure.SeedcastException;
import org.seedcast.failure.WrongUse;
import picocli.CommandLine.Model.CommandSpec;

/** The command without a subcommand: it only reports that one is missing. */
final class SeedcastCommand implements Callable<Integer> {
    final GlobalArguments global = new GlobalArguments();

    final StopSignal stop;

    final PrintWriter err;

    private final PrintWriter out;

    /** True if standard output carries something else, and text for people goes to stderr. */
    private boolean outIsTaken;

    private boolean asJson;

    /** JSON output of the run; null before it begins, and in text mode. */
    private @Nullable JsonEvents json;

    private final long begun = System.nanoTime();

    SeedcastCommand(StopSignal stop, PrintWriter out, PrintWriter err) {
        this.stop = stop;
        this.out = out;
        this.err = err;
    }

    CommandSpec spec() {
        CommandSpec spec = CommandSpecs.of(
                this, "seedcast", global.all(), "Turns a podcast or netlabel feed into torrents and keeps them alive.");
        spec.usageMessage()
                .synopsisSubcommandLabel("COMMAND")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes());
        return spec;
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("  0", "done, or nothing new");
        codes.put("  1", "failed");
        codes.put("  2", "usage error");
        codes.put("  3", "some items failed, the rest are published");
        codes.put("  4", "the library is in use by another process");
        codes.put("  5", "the feed cannot be read");
        codes.put("  6", "content does not match its torrent");
        codes.put("  7", "not enough space");
        codes.put(" 70", "a bug in seedcast");
        codes.put("130, 143", "interrupted");
        return codes;
    }

    /** From now on people's text goes to stderr. */
    void takeOut() {
        outIsTaken = true;
    }

    /** Returns the receiver of a run's events, chosen by the options. */
    Consumer<Event> events() {
        if (global.json.isGiven()) {
            json = new JsonEvents(out, err, Clock.systemUTC());
            return json;
        }
        TextEvents text = new TextEvents(outIsTaken ? err : out, err, global.verbose.isGiven());
        return global.quiet.isGiven() ? new QuietEvents(text) : text;
    }

    /** Reports whether a line may be redrawn on stderr. */
    boolean isWatched() {
        return !global.json.isGiven() && !global.quiet.isGiven() && Terminal.isWatched();
    }

    /** Makes the failure that ends the run an event, too, although the option for it was not read. */
    void tellAsJson(boolean asked) {
        asJson = asked;
    }

    /** Reports the failure that ended the run. */
    void tell(SeedcastException failure) {
        if (asJson || global.json.isGiven()) {
            JsonEvents events = json == null ? new JsonEvents(out, err, Clock.systemUTC()) : json;
            events.error(failure);
        } else {
            Message.print(err, SeedcastException.reason(failure), failure.hint());
        }
    }

    /** Reports the end of a run with {@code code}, unless none began. */
    void end(String command, int code) {
        if (json != null) {
            json.summary(command, code, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    @Override
    public Integer call() throws WrongUse {
        throw new WrongUse("a command is missing", "see seedcast --help");
    }
}
