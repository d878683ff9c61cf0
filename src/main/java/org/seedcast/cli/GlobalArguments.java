package org.seedcast.cli;

import java.util.List;
import org.seedcast.cli.option.Argument;
import org.seedcast.cli.option.Flag;

/** Options of every command; they may stand before or after its name. */
final class GlobalArguments {
    final Flag quiet = Flag.inherited("-q --quiet", "Say nothing but warnings and errors.");

    final Flag verbose =
            Flag.inherited("-v --verbose", "Say more: also what is kept or skipped, and what a failure came from.");

    final Flag json = Flag.inherited("--json", "One JSON object a line on stdout, nothing else there.");

    final Flag noColor =
            Flag.inherited("--no-color", "No colour; it is also off when NO_COLOR is set or output is no terminal.");

    /** In the order of the help. */
    List<Argument> all() {
        return List.of(quiet, verbose, json, noColor);
    }
}
