package org.seedcast.cli.option;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** An option with a value, or an operand; typed once at most. */
public final class Value<T> implements Argument {
    private final ArgSpec spec;

    private Value(ArgSpec spec) {
        this.spec = spec;
    }

    /**
     * @param names with a space between them
     * @param label what stands for the value in the help
     * @param parse refuses a text by an IllegalArgumentException with a message for people
     */
    public static <T> Value<T> of(String names, String label, Function<String, T> parse, String... description) {
        return new Value<>(OptionSpec.builder(names.split(" ", 0))
                .paramLabel(label)
                .description(description)
                .type(Parser.Parsed.class)
                .converters(new Parser<>(parse))
                .build());
    }

    public static Value<String> text(String names, String label, String... description) {
        return of(names, label, text -> text, description);
    }

    public static Value<Integer> number(String names, String label, String... description) {
        return of(names, label, OptionParsers::integer, description);
    }

    /** Returns a required operand, which stands first after the command. */
    public static <T> Value<T> operand(String label, Function<String, T> parse, String... description) {
        return new Value<>(
                first(label, parse, description).arity("1").required(true).build());
    }

    /** Returns an optional operand after the command. */
    public static <T> Value<T> optionalOperand(String label, Function<String, T> parse, String... description) {
        return new Value<>(first(label, parse, description).arity("0..1").build());
    }

    private static <T> PositionalParamSpec.Builder first(
            String label, Function<String, T> parse, String... description) {
        return PositionalParamSpec.builder()
                .index("0")
                .paramLabel(label)
                .type(Parser.Parsed.class)
                .converters(new Parser<>(parse))
                .description(description);
    }

    public Optional<T> get() {
        return Optional.ofNullable(spec.<Parser.@Nullable Parsed<T>>getValue()).map(Parser.Parsed::value);
    }

    public T or(T usual) {
        return get().orElse(usual);
    }

    /** Returns the value of an option or operand that is required. */
    public T required() {
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
