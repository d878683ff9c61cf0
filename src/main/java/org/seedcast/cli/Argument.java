package org.seedcast.cli;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option or an operand of a command: how it is described, and what was typed for it, which is there once the command
 * line was read.
 */
sealed interface Argument permits Flag, Switch, Value, Values {
    ArgSpec spec();

    boolean isGiven();

    /** As messages call it. */
    default String name() {
        return spec() instanceof OptionSpec option ? option.longestName() : spec().paramLabel();
    }
}
