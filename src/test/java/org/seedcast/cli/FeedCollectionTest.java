package org.seedcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole collections of feeds, each file with what somebody counted in it by hand. Our own are look-alikes of what real
 * feeds have; a collection of real ones beside the checkout, which is nobody's to publish, is read where there is one.
 */
@Timeout(60)
class FeedCollectionTest {
    private static final Path OURS = Path.of("src/test/resources/feeds");
    private static final Path REAL = Path.of(System.getProperty("seedcast.feeds", "../shared/feeds"));
    private static final Pattern DISTINCT = Pattern.compile("(\\d+) distinct files");

    @TempDir
    Path folder = Path.of("");

    /** A line of an INDEX.tsv, by column; a column that is not there is empty. */
    private record Row(Path file, Map<String, String> cells) {
        String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        /** Files of one item that are the same give one event. */
        int events() {
            Matcher distinct = DISTINCT.matcher(cell("expected"));
            if (distinct.find()) {
                return Integer.parseInt(distinct.group(1));
            }
            return Integer.parseInt(cell("events").isEmpty() ? cell("enclosures") : cell("events"));
        }

        /** Where an error is expected and nothing is to be had, there is no feed. */
        int code() {
            if (!cell("exit").isEmpty()) {
                return Integer.parseInt(cell("exit"));
            }
            return events() == 0 && cell("expected").contains("error") ? 5 : 0;
        }
    }

    private static List<Row> rows(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("INDEX.tsv"));
        String[] columns = lines.get(0).split("\t", -1);
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split("\t", -1);
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(columns.length, values.length); i++) {
                cells.put(columns[i], values[i]);
            }
            rows.add(new Row(folder.resolve(cells.get("file")), cells));
        }
        return rows;
    }

    private Invocation read(Row row) {
        return Invocation.of(
                "--json",
                "mirror",
                row.file().toString(),
                "--dry-run",
                "--dir",
                folder.resolve("library").toString());
    }

    private void requireAsCounted(Row row) {
        Invocation run = read(row);

        assertThat(run.code()).as(run.err()).isEqualTo(row.code());
        assertThat(events(run, "item")).hasSize(row.events());
        if (row.code() == 5) {
            assertThat(run.err().lines())
                    .as("one line that names file and cause")
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("seedcast: cannot read feed ")
                    .contains(row.file().getFileName() + ": ");
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static List<JsonObject> events(Invocation run, String kind) {
        return run.json().stream()
                .filter(event -> event.get("event").getAsString().equals(kind))
                .toList();
    }

    static Stream<Arguments> ours() throws IOException {
        return rows(OURS).stream().map(row -> Arguments.of(row.cell("oddity"), row));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ours")
    void lookAlikesAreReadAsCounted(String oddity, Row row) {
        requireAsCounted(row);
        assertThat(oddity).isNotBlank();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ours")
    void whatWasMendedIsNamedOnce(String oddity, Row row) {
        List<JsonObject> feeds = events(read(row), "feed");
        if (row.code() == 5) {
            assertThat(feeds).as(oddity).isEmpty();
            return;
        }
        Stream<JsonElement> named = feeds.get(0).has("repairs")
                ? StreamSupport.stream(feeds.get(0).getAsJsonArray("repairs").spliterator(), false)
                : Stream.empty();
        assertThat(named.map(JsonElement::getAsString))
                .as(oddity)
                .containsExactlyInAnyOrder(Stream.of(row.cell("repairs").split(" "))
                        .filter(name -> !name.isEmpty())
                        .toArray(String[]::new));
    }

    @Test
    void everyLookAlikeIsInTheIndex() throws IOException {
        try (Stream<Path> files = Files.list(OURS)) {
            assertThat(rows(OURS).stream().map(Row::file).toList())
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(50)
                    .containsExactlyInAnyOrderElementsOf(
                            files.filter(file -> !file.endsWith("INDEX.tsv")).toList());
        }
    }

    static Stream<Arguments> real() throws IOException {
        List<Arguments> rows = new ArrayList<>();
        for (String part : List.of("real", "synth")) {
            if (Files.exists(REAL.resolve(part).resolve("INDEX.tsv"))) {
                rows(REAL.resolve(part)).forEach(row -> rows.add(Arguments.of(part + "/" + row.cell("file"), row)));
            }
        }
        return rows.stream();
    }

    /** Nobody has to have such a collection: without one there is nothing to do, and nothing is missing. */
    @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
    @MethodSource("real")
    void realFeedsAreReadAsCounted(String name, Row row) {
        requireAsCounted(row);
        assertThat(name).isNotBlank();
    }
}
