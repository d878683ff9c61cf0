package org.seedcast.cli;

import static java.util.stream.Collectors.joining;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.seedcast.app.work.StopSignal;
import org.seedcast.cli.option.Argument;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The page of the reference that lists every option, written from the commands themselves. */
final class OptionsPage {
    private static final String HEAD =
            """
            <!-- Written from the commands. To renew it: mvn -Dtest=OptionsPageTest -Dgolden.update=true test -->

            # Options

            Options that several commands share stand first, by group; those of one command follow under its name. An option
            may stand before or after the operands. `seedcast COMMAND --help` prints the same.
            """;

    private final CommandSpec root = tree().getCommandSpec();
    private final Map<String, CommandSpec> commands = new LinkedHashMap<>();
    private final Set<Row> grouped = new LinkedHashSet<>();

    OptionsPage() {
        root.subcommands().forEach((name, command) -> commands.put(name, command.getCommandSpec()));
        commands.remove("help");
    }

    private static CommandLine tree() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        SeedcastCommand root = new SeedcastCommand(new StopSignal(), nowhere, nowhere);
        return CommandLineTree.create(root, nowhere, nowhere, OutputStream.nullOutputStream());
    }

    /** The options of the code, the negative forms included. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (CommandSpec command : commands.values()) {
            names.addAll(command.optionsMap().keySet());
            names.addAll(command.negatedOptionsMap().keySet());
        }
        return names;
    }

    String text() {
        grouped.clear();
        StringBuilder text = new StringBuilder(HEAD);
        text.append(group("Every command", rows(root)));
        groups().forEach((title, arguments) -> text.append(group(title, rows(arguments))));
        commands.forEach((name, command) -> text.append(command(name, command)));
        return text.toString();
    }

    private static Map<String, List<Argument>> groups() {
        Map<String, List<Argument>> groups = new LinkedHashMap<>();
        groups.put("Which episodes", new SelectionArguments().all());
        groups.put("How files are fetched", new FetchArguments().all());
        groups.put("What the show is", new ShowArguments().all());
        groups.put("Hooks", new HookArguments().all());
        groups.put("Where it is published", new PublishingArguments().all());
        groups.put("Seeding", new SeedingArguments().all());
        groups.put("What a .torrent says", new MetainfoArguments().all());
        groups.put("Which files of a directory", new TreeArguments().all());
        return groups;
    }

    private String group(String title, List<Row> rows) {
        StringBuilder text = new StringBuilder("\n## " + title + "\n\n| option | commands | does |\n|---|---|---|\n");
        for (Row row : rows) {
            String users = commands.entrySet().stream()
                    .filter(command -> rows(command.getValue()).contains(row))
                    .map(command -> "`" + command.getKey() + "`")
                    .collect(joining(", "));
            if (grouped.add(row)) {
                text.append(row.cells("| " + (title.equals("Every command") ? "all" : users) + " "));
            }
        }
        return text.toString();
    }

    private String command(String name, CommandSpec command) {
        List<Row> rows =
                rows(command).stream().filter(row -> !grouped.contains(row)).toList();
        String does = String.join("\n\n", command.usageMessage().description());
        return "\n## `" + name + "`\n\n" + does + "\n\n| option | does |\n|---|---|\n"
                + rows.stream().map(row -> row.cells("")).collect(joining());
    }

    private static List<Row> rows(CommandSpec command) {
        return command.args().stream().map(Row::of).toList();
    }

    private static List<Row> rows(List<Argument> arguments) {
        return arguments.stream().map(argument -> Row.of(argument.spec())).toList();
    }

    /** One option as a table has it. */
    private record Row(String syntax, String description) {

        static Row of(ArgSpec spec) {
            String description = String.join(" ", spec.description()).strip();
            if (spec instanceof OptionSpec option) {
                String prefix = option.negatable() ? "--[no-]" : "--";
                String names = String.join(", ", option.names()).replaceFirst("^--", prefix);
                String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
                return new Row(names + value, description);
            }
            return new Row(spec.paramLabel() + (spec.arity().max() > 1 ? "..." : ""), description);
        }

        String cells(String between) {
            return "| `" + escaped(syntax) + "` " + between + "| " + escaped(description) + " |\n";
        }

        /** A bar would begin another cell, within a code span, too; stars would make words bold. */
        private static String escaped(String text) {
            return text.replace("|", "\\|").replace("*", "\\*");
        }
    }
}
