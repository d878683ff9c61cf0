package org.seedcast.cli.option;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Describes commands to picocli. It does so in code, as reading annotations would take picocli longer than many a run.
 */
public final class CommandSpecs {
    private CommandSpecs() {}

    /**
     * @param command what is called in the end
     * @param arguments in the order of the help
     */
    public static CommandSpec of(
            Callable<Integer> command, String name, List<? extends Argument> arguments, String... description) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(name).versionProvider(new Version());
        spec.usageMessage().description(description).sortOptions(false).autoWidth(true);
        for (Argument argument : arguments) {
            spec.add(argument.spec());
        }
        return spec.addOption(help()).addOption(version());
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build();
    }

    private static OptionSpec version() {
        return OptionSpec.builder("-V", "--version")
                .type(boolean.class)
                .versionHelp(true)
                .description("Print version information and exit.")
                .build();
    }
}
