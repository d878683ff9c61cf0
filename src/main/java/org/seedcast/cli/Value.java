package org.seedcast.cli;

import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** An option with a value, or an operand; typed once at most. */
final class Value<T> implements Argument {
    private final ArgSpec spec;

    private Value(ArgSpec spec) {
        this.spec = spec;
    }

    /**
     * @param names with a space between them
     * @param label what stands for the value in the help
     * @param parse refuses a text by an IllegalArgumentException with a message for people
     */
    static <T> Value<T> of(String names, String label, Function<String, T> parse, String... description) {
        return new Value<>(option(names, label, description)
                .type(Object.class)
                .converters(new Parser<>(parse))
                .build());
    }

    static Value<String> text(String names, String label, String... description) {
        return new Value<>(option(names, label, description).type(String.class).build());
    }

    static Value<Integer> number(String names, String label, String... description) {
        return new Value<>(option(names, label, description).type(Integer.class).build());
    }

    static Value<Double> decimal(String names, String label, String... description) {
        return new Value<>(option(names, label, description).type(Double.class).build());
    }

    /** Without a value of its own: {@code --name} or {@code --no-name}. */
    static Value<Boolean> negatable(String name, String description) {
        return new Value<>(OptionSpec.builder(name)
                .type(Boolean.class)
                .negatable(true)
                .description(description)
                .build());
    }

    /** What has to stand first behind the command. */
    static <T> Value<T> operand(String label, Function<String, T> parse, String... description) {
        return new Value<>(
                first(label, parse, description).arity("1").required(true).build());
    }

    /** What may stand behind the command. */
    static <T> Value<T> optionalOperand(String label, Function<String, T> parse, String... description) {
        return new Value<>(first(label, parse, description).arity("0..1").build());
    }

    private static OptionSpec.Builder option(String names, String label, String... description) {
        return OptionSpec.builder(names.split(" ", 0)).paramLabel(label).description(description);
    }

    private static <T> PositionalParamSpec.Builder first(
            String label, Function<String, T> parse, String... description) {
        return PositionalParamSpec.builder()
                .index("0")
                .paramLabel(label)
                .type(Object.class)
                .converters(new Parser<>(parse))
                .description(description);
    }

    Optional<T> get() {
        return Optional.ofNullable(spec.<T>getValue());
    }

    T or(T usual) {
        return get().orElse(usual);
    }

    /** What the command line was not taken without. */
    T required() {
        return get().orElseThrow();
    }

    @Override
    public boolean isGiven() {
        return get().isPresent();
    }

    @Override
    public ArgSpec spec() {
        return spec;
    }
}
