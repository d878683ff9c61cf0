package org.seedcast.cli.option;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option or an operand of a command: its description and its parsed value, which exists once the command line was
 * read.
 */
public sealed interface Argument permits Flag, Switch, Value, Values {
    ArgSpec spec();

    boolean isGiven();

    /** As messages call it, the first of those that were given. */
    static Optional<String> firstGiven(List<Argument> arguments) {
        for (Argument argument : arguments) {
            if (argument.isGiven()) {
                return Optional.of(argument.name());
            }
        }
        return Optional.empty();
    }

    /** As messages call it. */
    default String name() {
        return spec() instanceof OptionSpec option ? option.longestName() : spec().paramLabel();
    }
}
