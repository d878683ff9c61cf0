package org.seedcast.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options of every command; they may stand before or after its name. */
@Command(addMethodSubcommands = false)
final class GlobalOptions {
    @Option(
            names = {"-q", "--quiet"},
            scope = ScopeType.INHERIT,
            description = "Say nothing but warnings and errors.")
    boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Say more: also what is kept or skipped, and what a failure came from.")
    boolean verbose;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "One JSON object a line on stdout, nothing else there.")
    boolean json;

    @Option(
            names = "--no-color",
            scope = ScopeType.INHERIT,
            description = "No colour; it is also off when NO_COLOR is set or output is no terminal.")
    boolean noColor;
}
