package org.seedcast.cli.option;

import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Parses typed text into a value that checks itself. */
record Parser<T>(Function<String, T> parse) implements ITypeConverter<Parser.Parsed<T>> {
    /**
     * The value as picocli holds it, which turns every value into text; for a record that would cost more than all
     * other parsing.
     */
    record Parsed<T>(String text, T value) {
        @Override
        public String toString() {
            return text;
        }
    }

    @Override
    public Parsed<T> convert(String text) {
        try {
            return new Parsed<>(text, parse.apply(text));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
