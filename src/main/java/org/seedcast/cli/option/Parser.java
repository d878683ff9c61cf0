package org.seedcast.cli.option;

import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** From what is typed to a value that knows itself what it takes. */
record Parser<T>(Function<String, T> parse) implements ITypeConverter<Parser.Parsed<T>> {
    /**
     * The value as picocli holds it, which turns all it is given into text; that of a record would cost more than all else
     * there is to read.
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
