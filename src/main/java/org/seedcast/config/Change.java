package org.seedcast.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a command line says of a setting that is remembered: a new value, that there is to be none, or nothing.
 *
 * @param given whether it says anything
 * @param value empty where the setting is taken back, and where nothing is said
 */
public record Change<T>(boolean given, Optional<T> value) {
    public static <T> Change<T> none() {
        return new Change<>(false, Optional.empty());
    }

    public static <T> Change<T> to(T value) {
        return new Change<>(true, Optional.of(value));
    }

    public static <T> Change<T> takenBack() {
        return new Change<>(true, Optional.empty());
    }

    /** Empty text takes back; any other is read by {@code parse}. */
    public static <T> Change<T> parse(String text, Function<String, T> parse) {
        return text.isBlank() ? takenBack() : to(parse.apply(text));
    }

    /** Nothing is said where {@code value} is empty. */
    static <T> Change<T> ofOptional(Optional<T> value) {
        return value.map(Change::to).orElse(none());
    }

    /** The setting from now on. */
    public Optional<T> over(Optional<T> stored) {
        return given ? value : stored;
    }

    public <R> Change<R> map(Function<T, R> function) {
        return new Change<>(given, value.map(function));
    }
}
