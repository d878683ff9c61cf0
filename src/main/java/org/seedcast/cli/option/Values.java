package org.seedcast.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import java.util.function.Function;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;

/** An option or an operand that may be typed several times. */
public final class Values<T> implements Argument {
    private final ArgSpec spec;

    private Values(ArgSpec spec) {
        this.spec = spec;
    }

    /**
     * @param label what stands for the value in the help
     * @param parse refuses a text by an IllegalArgumentException with a message for people
     */
    public static <T> Values<T> of(String name, String label, Function<String, T> parse, String description) {
        return new Values<>(option(name, label, parse, description).build());
    }

    public static Values<String> texts(String name, String label, String description) {
        return of(name, label, text -> text, description);
    }

    /** Also several in one, with commas between them. */
    public static <T> Values<T> lists(String name, String label, Function<String, T> parse, String... description) {
        return new Values<>(
                option(name, label, parse, description).splitRegex(",").build());
    }

    /** Each takes the next word as it is, also where it is called as an option of ours. */
    public static Values<String> words(String name, String label, String description) {
        return new Values<>(option(name, label, text -> text, description)
                .parameterConsumer(new NextWord())
                .build());
    }

    /**
     * At least one.
     *
     * @param index of the first among the operands, from 0
     */
    public static <T> Values<T> operands(int index, String label, Function<String, T> parse, String description) {
        return new Values<>(PositionalParamSpec.builder()
                .index(index + "..*")
                .arity("1..*")
                .required(true)
                .paramLabel(label)
                .type(List.class)
                .auxiliaryTypes(Parser.Parsed.class)
                .converters(new Parser<>(parse))
                .description(description)
                .build());
    }

    private static <T> OptionSpec.Builder option(
            String name, String label, Function<String, T> parse, String... description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .description(description)
                .type(List.class)
                .auxiliaryTypes(Parser.Parsed.class)
                .converters(new Parser<>(parse));
    }

    /** In the order in which they were typed. */
    public List<T> all() {
        List<Parser.Parsed<T>> given = spec.getValue();
        List<T> all = new ArrayList<>();
        if (given != null) {
            for (Parser.Parsed<T> one : given) {
                all.add(one.value());
            }
        }
        return List.copyOf(all);
    }

    @Override
    public boolean isGiven() {
        return !all().isEmpty();
    }

    @Override
    public ArgSpec spec() {
        return spec;
    }

    private static final class NextWord implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
            String name = ((OptionSpec) option).longestName();
            if (arguments.isEmpty()) {
                throw new ParameterException(command.commandLine(), name + " needs a value");
            }
            List<Parser.Parsed<String>> before = option.getValue();
            List<Parser.Parsed<String>> words = new ArrayList<>(before == null ? List.of() : before);
            String word = arguments.pop();
            words.add(new Parser.Parsed<>(word, word));
            option.setValue(words);
        }
    }
}
