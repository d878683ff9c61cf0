package org.seedcast.cli.output;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/**
 * One kind of line of {@code --json}: an object that begins with {@code event} and ends with {@code time}.
 *
 * @param <E> what the line is written of
 * @param text what it reports, for people
 */
record JsonLine<E>(String event, String text, List<JsonField<E>> fields) {
    JsonLine {
        fields = List.copyOf(fields);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    static <E> JsonLine<E> of(String event, String text, JsonField<E>... fields) {
        return new JsonLine<>(event, text, List.of(fields));
    }

    /** The line of {@code subject}, without its end. */
    String write(Instant now, E subject) {
        StringWriter line = new StringWriter();
        try (JsonWriter json = new JsonWriter(line)) {
            json.setHtmlSafe(false);
            json.beginObject().name("event").value(event);
            for (JsonField<E> field : fields) {
                field.write(json, subject);
            }
            JsonType.Plain.TIME.write(json.name("time"), now);
            json.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string can always be written to", e);
        }
        return line.toString();
    }
}
