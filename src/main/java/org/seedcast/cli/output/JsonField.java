package org.seedcast.cli.output;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.seedcast.address.Secrets;
import org.seedcast.cli.output.JsonType.ListOf;
import org.seedcast.cli.output.JsonType.OneOf;
import org.seedcast.cli.output.JsonType.Plain;

/**
 * One field of a line of {@code --json}: its declaration, and where its value comes from.
 *
 * @param <E> what the line is written of
 * @param always whether every such line has it
 * @param text a description for people, in a few words
 */
record JsonField<E>(String name, JsonType type, boolean always, String text, Function<E, Optional<?>> value) {

    static <E> JsonField<E> text(String name, Function<E, ?> value, String text) {
        return new JsonField<>(name, Plain.TEXT, true, text, event -> Optional.of(value.apply(event)));
    }

    /** Text that a feed may have written anything into, and that logs may keep: without secrets. */
    static <E> JsonField<E> shown(String name, Function<E, String> value, String text) {
        return text(name, event -> redacted(value.apply(event)), text);
    }

    static <E> JsonField<E> maybe(String name, Function<E, ? extends Optional<?>> value, String text) {
        return new JsonField<>(name, Plain.TEXT, false, text, value::apply);
    }

    /** The same as {@link #shown}, which may be absent. */
    static <E> JsonField<E> maybeShown(String name, Function<E, Optional<String>> value, String text) {
        return maybe(name, event -> value.apply(event).map(JsonField::redacted), text);
    }

    static <E> JsonField<E> integer(String name, ToLongFunction<E> value, String text) {
        return new JsonField<>(name, Plain.INTEGER, true, text, event -> Optional.of(value.applyAsLong(event)));
    }

    static <E> JsonField<E> maybeInteger(String name, Function<E, ? extends Optional<?>> value, String text) {
        return new JsonField<>(name, Plain.INTEGER, false, text, value::apply);
    }

    static <E> JsonField<E> number(String name, ToDoubleFunction<E> value, String text) {
        return new JsonField<>(name, Plain.NUMBER, true, text, event -> Optional.of(value.applyAsDouble(event)));
    }

    static <E> JsonField<E> maybeNumber(String name, Function<E, ? extends Optional<?>> value, String text) {
        return new JsonField<>(name, Plain.NUMBER, false, text, value::apply);
    }

    static <E> JsonField<E> truth(String name, Predicate<E> value, String text) {
        return new JsonField<>(name, Plain.BOOLEAN, true, text, event -> Optional.of(value.test(event)));
    }

    static <E> JsonField<E> maybeTime(String name, Function<E, Optional<Instant>> value, String text) {
        return new JsonField<>(name, Plain.TIME, false, text, value::apply);
    }

    static <E> JsonField<E> oneOf(String name, List<String> values, Function<E, String> value, String text) {
        return new JsonField<>(name, new OneOf(values), true, text, event -> Optional.of(value.apply(event)));
    }

    static <E, T extends Enum<T>> JsonField<E> oneOf(String name, Class<T> type, Function<E, T> value, String text) {
        List<String> values =
                Stream.of(type.getEnumConstants()).map(JsonField::word).toList();
        return oneOf(name, values, event -> word(value.apply(event)), text);
    }

    static <E> JsonField<E> list(String name, JsonType element, Function<E, List<?>> value, String text) {
        return new JsonField<>(name, new ListOf(element), true, text, event -> Optional.of(value.apply(event)));
    }

    /** A constant as scripts read it: {@code NOT_MODIFIED} is {@code not-modified}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String redacted(String text) {
        return Secrets.in(text).redacted();
    }

    /** Writes name and value, or nothing where the value is absent. */
    void write(JsonWriter json, E event) throws IOException {
        Optional<?> found = value.apply(event);
        if (found.isPresent()) {
            type.write(json.name(name), found.get());
        }
    }
}
