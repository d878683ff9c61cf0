package org.seedcast.cli.output;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The type of a field in a line of {@code --json}, and how a value of it is written. */
sealed interface JsonType {
    void write(JsonWriter json, Object value) throws IOException;

    /** Types without parts. */
    enum Plain implements JsonType {
        /** Text of any kind; sizes and counts are never text. */
        TEXT,
        /** A whole number; sizes are bytes. */
        INTEGER,
        NUMBER,
        BOOLEAN,
        /** ISO 8601 in UTC, to the second: {@code 2025-06-03T08:00:00Z}. */
        TIME;

        @Override
        public void write(JsonWriter json, Object value) throws IOException {
            switch (this) {
                case INTEGER -> json.value(((Number) value).longValue());
                case NUMBER -> json.value(((Number) value).doubleValue());
                case BOOLEAN -> json.value((Boolean) value);
                case TIME ->
                    json.value(((Instant) value).truncatedTo(ChronoUnit.SECONDS).toString());
                case TEXT -> json.value(value.toString());
            }
        }
    }

    /** One of a few texts. Programs meet values that are not in the list once a later version adds one. */
    record OneOf(List<String> values) implements JsonType {
        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public void write(JsonWriter json, Object value) throws IOException {
            assert values.contains(value.toString()) : value + " is not declared: " + values;
            json.value(value.toString());
        }
    }

    /** Any number of values, in order. */
    record ListOf(JsonType element) implements JsonType {
        @Override
        public void write(JsonWriter json, Object value) throws IOException {
            json.beginArray();
            for (Object one : (List<?>) value) {
                element.write(json, one);
            }
            json.endArray();
        }
    }

    /** An object within the line. */
    record ObjectOf<T>(Class<T> type, List<JsonField<T>> fields) implements JsonType {
        public ObjectOf {
            fields = List.copyOf(fields);
        }

        @Override
        public void write(JsonWriter json, Object value) throws IOException {
            json.beginObject();
            for (JsonField<T> field : fields) {
                field.write(json, type.cast(value));
            }
            json.endObject();
        }
    }
}
