package org.seedcast.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * A change to a remembered setting: a new value, its removal, or none.
 *
 * @param given whether there is a change
 * @param value empty where the setting is removed, and where there is no change
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

    /** Parses a change: an empty text removes the setting, any other is read by {@code parse}. */
    public static <T> Change<T> parse(String text, Function<String, T> parse) {
        return text.isBlank() ? takenBack() : to(parse.apply(text));
    }

    /** Returns no change if {@code value} is empty. */
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
