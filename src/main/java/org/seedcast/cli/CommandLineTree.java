package org.seedcast.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** All commands, and the handling of their failures. */
final class CommandLineTree {
    private CommandLineTree() {}

    /**
     * Only the command that is typed, where it is one: to learn the options of all the others takes longer than many
     * a run.
     *
     * @param bytes standard output itself, for what is no text
     */
    static CommandLine create(
            SeedcastCommand root, PrintWriter out, PrintWriter err, OutputStream bytes, String... args) {
        CommandLine tree = new CommandLine(root.spec());
        Map<String, Supplier<CommandSpec>> commands = commands(root, bytes);
        Supplier<CommandSpec> only = commands.get(name(args));
        if (only != null) {
            tree.addSubcommand(only.get());
        } else {
            commands.values().forEach(command -> tree.addSubcommand(command.get()));
            tree.addSubcommand(new CommandLine.HelpCommand());
        }
        Failures failures = new Failures(root, err);
        return tree.setOut(out)
                .setErr(err)
                .setUsageHelpAutoWidth(true)
                .setAbbreviatedOptionsAllowed(false)
                // A file may be called @x; and what stands in one is not typed by whoever typed its name.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    /** The command, where one is typed; else empty. No option that may stand before it has a value. */
    static String name(String... args) {
        for (String arg : args) {
            if (!arg.startsWith("-")) {
                return arg;
            }
        }
        return "";
    }

    /** By name, in the order of the help. */
    private static Map<String, Supplier<CommandSpec>> commands(SeedcastCommand root, OutputStream bytes) {
        Map<String, Supplier<CommandSpec>> commands = new LinkedHashMap<>();
        commands.put("mirror", () -> new MirrorCommand(root).spec());
        commands.put("torrent", () -> new TorrentCommand(root, bytes).spec());
        commands.put("seed", () -> new SeedCommand(root).spec());
        commands.put("publish", () -> new PublishCommand(root).spec());
        commands.put("check", () -> new CheckCommand(root).spec());
        commands.put("retire", () -> new RetireCommand(root).spec());
        commands.put("show", () -> new ShowCommand(root).spec());
        return commands;
    }
}
