package org.seedcast.cli;

import java.util.List;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.Flag;

/** Options of every command; they may stand before or after its name. */
final class GlobalArguments {
    final Flag quiet = Flag.inherited("-q --quiet", "Print only warnings and errors.");

    final Flag verbose =
            Flag.inherited("-v --verbose", "Print more: kept and skipped items, and the causes of failures.");

    final Flag json = Flag.inherited("--json", "Print one JSON object per line on stdout, and nothing else there.");

    final Flag noColor = Flag.inherited(
            "--no-color", "Disable colour; it is also off if NO_COLOR is set or output is not a terminal.");

    /** In the order of the help. */
    List<Argument> all() {
        return List.of(quiet, verbose, json, noColor);
    }
}
