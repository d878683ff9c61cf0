package org.seedcast.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.seedcast.cli.output.JsonType.ListOf;
import org.seedcast.cli.output.JsonType.ObjectOf;
import org.seedcast.cli.output.JsonType.OneOf;
import org.seedcast.cli.output.JsonType.Plain;
import org.seedcast.seed.Findings;
import org.seedcast.torrent.make.TreeFinding;
import org.seedcast.torrent.make.UnportableNames;

/** The schema and the table of events in the reference. {@code -Dgolden.update=true} writes them again. */
class EventReferenceTest {
    private static final Path REFERENCE = Path.of("src/site");
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final String BEGIN = "<!-- events: made from the code -->\n";
    private static final String END = "<!-- end of events -->\n";

    @Test
    void theSchemaIsThatOfTheCode() throws IOException {
        String schema = GSON.toJson(JsonSchema.ofAllLines().schema()) + "\n";
        Path file = REFERENCE.resolve("events.schema.json");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, schema);
        }
        assertThat(file).hasContent(schema);
    }

    @Test
    void thePageNamesEveryLineAndField() throws IOException {
        Path file = REFERENCE.resolve("events.md");
        String page = Files.readString(file);
        String wanted = page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                + "\n"
                + JsonLines.all().stream().map(EventReferenceTest::section).collect(Collectors.joining("\n"))
                + "\n" + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, wanted);
        }
        assertThat(file).hasContent(wanted);
    }

    static Stream<JsonLine<?>> lines() {
        return JsonLines.all().stream();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void noFieldIsDeclaredTwice(JsonLine<?> line) {
        assertThat(line.fields())
                .extracting(JsonField::name)
                .doesNotHaveDuplicates()
                .doesNotContain("event", "time");
    }

    @Test
    void everyKindOfPlainFindingIsNamed() throws IllegalAccessException {
        Stream<String> ofTrees = Arrays.stream(TreeFinding.Kind.values()).map(TreeFinding.Kind::id);
        List<String> kinds = new ArrayList<>(
                Stream.concat(ofTrees, Stream.of(UnportableNames.ID)).toList());
        for (Field constant : Findings.class.getFields()) {
            kinds.add((String) constant.get(null));
        }
        String named = section(JsonLines.FINDING);
        assertThat(kinds).hasSizeGreaterThan(10).allSatisfy(kind -> assertThat(named)
                .contains("`" + kind + "`"));
    }

    private static String section(JsonLine<?> line) {
        String rows = line.fields().stream().map(field -> row("", field)).collect(Collectors.joining());
        return "### `" + line.event() + "`: " + line.text() + "\n\n| field | type | |\n|---|---|---|\n" + rows;
    }

    private static String row(String outer, JsonField<?> field) {
        String name = outer + field.name();
        String row = "| `" + name + "` | " + type(field.type()) + (field.always() ? "" : ", may be absent") + " | "
                + field.text() + " |\n";
        return row + inner(name, field.type());
    }

    private static String inner(String name, JsonType type) {
        if (type instanceof ListOf list) {
            return inner(name + "[]", list.element());
        }
        return type instanceof ObjectOf<?> object
                ? object.fields().stream().map(field -> row(name + ".", field)).collect(Collectors.joining())
                : "";
    }

    private static String type(JsonType type) {
        if (type instanceof OneOf one) {
            return one.values().stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "));
        }
        if (type instanceof ListOf list) {
            return "list of " + type(list.element());
        }
        return type instanceof Plain plain ? JsonField.word(plain) : "object";
    }
}
