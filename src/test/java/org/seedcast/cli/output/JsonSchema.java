package org.seedcast.cli.output;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.seedcast.cli.output.JsonType.ListOf;
import org.seedcast.cli.output.JsonType.ObjectOf;
import org.seedcast.cli.output.JsonType.OneOf;
import org.seedcast.cli.output.JsonType.Plain;

/** The JSON Schema (draft 2020-12) of the lines of {@code --json}, made from {@link JsonLines}. */
public record JsonSchema(JsonObject schema) {
    public static JsonSchema ofAllLines() {
        JsonObject schema = new JsonObject();
        schema.addProperty("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.addProperty("title", "A line of seedcast --json");
        JsonArray lines = new JsonArray();
        JsonLines.all().forEach(line -> lines.add(line(line)));
        schema.add("anyOf", lines);
        return new JsonSchema(schema);
    }

    private static JsonObject line(JsonLine<?> line) {
        JsonObject properties = new JsonObject();
        JsonObject event = new JsonObject();
        event.addProperty("const", line.event());
        properties.add("event", event);
        properties.add("time", of(Plain.TIME));
        JsonObject object = object(line.fields(), properties, List.of("event", "time"));
        object.addProperty("description", line.text());
        return object;
    }

    private static JsonObject object(List<? extends JsonField<?>> fields, JsonObject properties, List<String> first) {
        JsonArray required = new JsonArray();
        first.forEach(required::add);
        for (JsonField<?> field : fields) {
            JsonObject type = of(field.type());
            type.addProperty("description", field.text());
            properties.add(field.name(), type);
            if (field.always()) {
                required.add(field.name());
            }
        }
        JsonObject object = new JsonObject();
        object.addProperty("type", "object");
        object.add("properties", properties);
        object.add("required", required);
        return object;
    }

    private static JsonObject of(JsonType type) {
        JsonObject schema = new JsonObject();
        if (type instanceof Plain plain) {
            schema.addProperty(
                    "type",
                    switch (plain) {
                        case TEXT, TIME -> "string";
                        case INTEGER -> "integer";
                        case NUMBER -> "number";
                        case BOOLEAN -> "boolean";
                    });
            if (plain == Plain.TIME) {
                schema.addProperty("format", "date-time");
            }
        } else if (type instanceof OneOf one) {
            JsonArray values = new JsonArray();
            one.values().forEach(values::add);
            schema.add("enum", values);
        } else if (type instanceof ListOf list) {
            schema.addProperty("type", "array");
            schema.add("items", of(list.element()));
        } else if (type instanceof ObjectOf<?> object) {
            return object(object.fields(), new JsonObject(), List.of());
        }
        return schema;
    }

    /** What is wrong with {@code line} by the declaration that fits it best; fields that are not declared are wrong, too. */
    public List<String> faults(JsonObject line) {
        List<String> best = List.of("no such event");
        boolean found = false;
        for (JsonElement declared : schema.getAsJsonArray("anyOf")) {
            JsonObject kind = declared.getAsJsonObject();
            JsonElement event =
                    kind.getAsJsonObject("properties").getAsJsonObject("event").get("const");
            if (event.equals(line.get("event"))) {
                List<String> faults = new ArrayList<>();
                compare("line", line, kind, faults);
                best = !found || faults.size() < best.size() ? faults : best;
                found = true;
            }
        }
        return best;
    }

    private static void compare(String path, JsonElement value, JsonObject type, List<String> faults) {
        if (type.has("const") && !type.get("const").equals(value)) {
            faults.add(path + " is not " + type.get("const"));
        }
        if (type.has("enum") && !type.getAsJsonArray("enum").contains(value)) {
            faults.add(path + " is none of " + type.get("enum") + ": " + value);
        }
        if (type.has("format") && !isTime(value)) {
            faults.add(path + " is no time: " + value);
        }
        if (type.has("type") && !isOf(type.get("type").getAsString(), value)) {
            faults.add(path + " is no " + type.get("type").getAsString() + ": " + value);
        } else if (value.isJsonArray()) {
            value.getAsJsonArray().forEach(one -> compare(path + "[]", one, type.getAsJsonObject("items"), faults));
        } else if (value.isJsonObject()) {
            fields(path, value.getAsJsonObject(), type, faults);
        }
    }

    private static void fields(String path, JsonObject value, JsonObject type, List<String> faults) {
        JsonObject properties = type.getAsJsonObject("properties");
        for (JsonElement required : type.getAsJsonArray("required")) {
            if (!value.has(required.getAsString())) {
                faults.add(path + " has no " + required.getAsString());
            }
        }
        for (String field : value.keySet()) {
            if (properties.has(field)) {
                compare(path + "." + field, value.get(field), properties.getAsJsonObject(field), faults);
            } else {
                faults.add(path + "." + field + " is not declared");
            }
        }
    }

    private static boolean isOf(String type, JsonElement value) {
        return switch (type) {
            case "object" -> value.isJsonObject();
            case "array" -> value.isJsonArray();
            case "boolean" -> value instanceof JsonPrimitive one && one.isBoolean();
            case "number" -> value instanceof JsonPrimitive one && one.isNumber();
            case "integer" ->
                value instanceof JsonPrimitive one
                        && one.isNumber()
                        && one.getAsString().matches("-?\\d+");
            default -> value instanceof JsonPrimitive one && one.isString();
        };
    }

    private static boolean isTime(JsonElement value) {
        try {
            return !Instant.parse(value.getAsString()).equals(Instant.MIN);
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
